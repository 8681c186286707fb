import './mock-phone-language';
import { ACCENTS, GOALS, UNITS } from '../../../common/preferences';
import { RESULT_CODES } from '../../../common/result-codes';
import { collectScopes } from '../../../common/scopes';
import type { Status } from '../../../common/settings-keys';
import { PAGES } from '../../../common/snapshot';
import type { DataSet } from '../../../companion/sources/health-source';
import { formatDateTime, formatDay, formatMinuteOfDay, formatTime } from '../../../settings/dates';
import {
  capitalize,
  describeKind,
  describeResult,
  describeResultWithCode,
  describeScopes,
  describeState,
  describeSurface,
} from '../../../settings/words';
import { languages, locale, messages } from './phone-language';

const LANGUAGES = [...languages.keys()];
const SCOPES = [
  'profile',
  'sleep',
  'activity',
  'heartrate',
  'respiratory_rate',
  'oxygen_saturation',
  'temperature',
  'weight',
  'nutrition',
  'social',
  'settings',
  'cardio_fitness',
  'electrocardiogram',
  'irregular_rhythm_notifications',
];
const GOOGLE_SCOPES = [
  'settings',
  'sleep',
  'activity_and_fitness',
  'health_metrics_and_measurements',
  'nutrition',
  'ecg',
  'irn',
].map((name) => `https://www.googleapis.com/auth/googlehealth.${name}.readonly`);
/** Checkups included. */
const DATA_SETS: Record<DataSet, true> = {
  profile: true,
  activitySummary: true,
  sleep: true,
  restingHeartRate: true,
  hrv: true,
  breathing: true,
  oxygen: true,
  skin: true,
  intradaySteps: true,
  dailySteps: true,
  weight: true,
  food: true,
  water: true,
  waterGoal: true,
  friends: true,
  devices: true,
  cardioFitness: true,
  ecg: true,
  irnProfile: true,
  alarms: true,
};
const KINDS = [...Object.keys(DATA_SETS), ...Object.keys(UNITS), ...GOALS.map((goal) => `${goal}Goal`)];
const CODES = RESULT_CODES.filter((code) => code !== 'ok');
const SURFACES = ['home', ...PAGES, 'checkups'] as const;

beforeEach(() => {
  locale.language = 'en-GB';
});

const status = (change: Partial<Status>): Status => ({
  service: 'fitbit',
  state: 'ok',
  grantedScopes: [],
  requiredScopes: [],
  results: {},
  errors: [],
  isSyncing: false,
  hasSecret: false,
  ...change,
});

describe.each(LANGUAGES)('in %s', (language) => {
  beforeEach(() => {
    locale.language = language;
  });

  it('has words for every kind of data: scopes, data sets, units, goals', () => {
    for (const name of KINDS) {
      expect(messages().has(`kind.${name}`) ? '' : name).toBe('');
      expect(describeKind(name)).toMatch(/^[^a-z]/);
    }
    // Each scope has a word of its own: none goes by the service's name for it.
    for (const scopes of [SCOPES, GOOGLE_SCOPES]) {
      const words = scopes.map((scope) => describeScopes([scope]));
      expect(words.filter((each) => /[_.]/.test(each))).toEqual([]);
      expect(new Set(words).size).toBe(scopes.length);
    }
  });

  it('has no words for data that is never shown', () => {
    const shown = new Set<string>([
      ...KINDS.map(describeKind),
      ...SCOPES.concat(GOOGLE_SCOPES).map((scope) => capitalize(describeScopes([scope]))),
    ]);
    const kinds = [...messages()].filter(([id]) => id.startsWith('kind.'));
    expect(kinds.map(([, words]) => capitalize(words)).filter((words) => !shown.has(words))).toEqual([]);
  });

  it('has words of its own for every page and every result', () => {
    expect(new Set(SURFACES.map(describeSurface)).size).toBe(SURFACES.length);
    const other = messages().get('result.other');
    for (const code of CODES) {
      expect(describeResultWithCode(code)).toBe(`${describeResult(code)} (${code})`);
      expect(describeResult(code)).not.toContain(other);
      // A sentence for somebody who knows no code, no command and no HTTP.
      expect(describeResult(code)).not.toMatch(/[()]{2}|\bnpm\b|\d{3}|\bAPI\b|[a-z]-grant|_/);
    }
    expect(new Set(ACCENTS.map((accent) => messages().get(`accent.${accent}`))).size).toBe(ACCENTS.length);
  });
});

it('names scopes as people do, and an unknown one by its own name', () => {
  expect(describeScopes(['profile', 'heartrate', 'sleep', 'activity'])).toBe(
    'activity, heart rate, profile, sleep',
  );
  expect(describeScopes(['oxygen_saturation'])).toBe('oxygen saturation');
  expect(describeScopes(['of_tomorrow'])).toBe('of_tomorrow');
  expect(describeScopes([])).toBe('');
  locale.language = 'de-CH';
  expect(describeScopes(['profile', 'heartrate', 'sleep', 'activity'])).toBe(
    'Aktivität, Herzfrequenz, Profil, Schlaf',
  );
});

it('says a result in words, and in the diagnostics with the code that the documentation explains', () => {
  expect(describeResult('ok')).toBe('Everything is up to date');
  expect(describeResultWithCode('ok')).toBe('Everything is up to date');
  expect(describeResult('rate-limit')).toBe('The service wants no more requests for now');
  expect(describeResultWithCode('scope')).toBe('Not allowed (scope)');
  expect(describeResultWithCode('of-a-newer-build' as 'ok')).toBe('It did not work (of-a-newer-build)');
});

it('says what the wearer can do in each state, and nothing otherwise', () => {
  expect(describeState(status({ state: 'reconnect' }))).toContain('Sign in again');
  expect(describeState(status({ state: 'reconnect', result: 'seven-days' }))).toContain('Publish it');
  expect(describeState(status({ state: 'gone' }))).toContain('has ended');
  for (const state of ['ok', 'notSetUp', 'finishSignIn', 'limited'] as const) {
    expect(describeState(status({ state }))).toBeUndefined();
  }
});

/** Versions of the language data differ in which space precedes "PM". */
const spaced = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');

it("shows a moment of today as its time, an earlier one with its day, in the wearer's order", () => {
  const now = new Date(2026, 6, 14, 14, 42).getTime();
  const yesterday = new Date(2026, 6, 13, 23, 5).getTime();
  expect(formatDateTime(new Date(2026, 6, 14, 9, 5).getTime(), now)).toBe('09:05');
  expect(formatDateTime(yesterday, now)).toBe('13 Jul, 23:05');
  locale.language = 'en-US';
  expect(spaced(formatDateTime(yesterday, now))).toBe('Jul 13, 11:05 PM');
  locale.language = 'de-AT';
  expect(formatDateTime(yesterday, now)).toMatch(/^13\. Jul.*23:05$/);
});

it('writes dates in the language of the words where the phone speaks another', () => {
  locale.language = 'sv-SE';
  expect(formatDay(20648)).toBe('Jul 14');
  locale.language = 'fr_CA';
  expect(formatDay(20648)).toMatch(/^14 juil/);
});

it('writes hours as the watch does: two digits on a clock of 24 hours, am and pm on one of 12', () => {
  const early = new Date(2026, 6, 14, 7, 46).getTime();
  expect(formatTime(early)).toBe('07:46');
  locale.language = 'de-AT';
  expect(formatTime(early)).toBe('07:46');
  locale.language = 'en-US';
  expect(spaced(formatTime(early))).toBe('7:46 AM');
  expect(spaced(formatMinuteOfDay(14 * 60 + 5))).toBe('2:05 PM');
});

it('writes a date and a time of day of the wearer as they are, in whatever zone the phone is', () => {
  expect(formatDay(20648)).toBe('14 Jul');
  expect(formatMinuteOfDay(7 * 60 + 5)).toBe('07:05');
});

it('calls a kind of data that it has no words for by its name', () => {
  expect(describeSurface('home')).toBe('Home');
  expect(describeSurface('week')).toBe('7 days');
  expect(describeKind('hrv')).toBe('Heart rate variability');
  expect(describeKind('tomorrow')).toBe('Tomorrow');
});

it('requests each scope once, whatever needs it', () => {
  const requiredScopes: Status['requiredScopes'] = [
    { surface: 'home', scopes: ['profile', 'sleep'] },
    { surface: 'sleep', scopes: ['sleep'] },
    { surface: 'week', scopes: ['activity', 'sleep'] },
  ];
  expect(collectScopes(requiredScopes)).toEqual(['profile', 'sleep', 'activity']);
});

import type { Status } from '../../../common/settings-keys';
import { scopesOf } from '../../../settings/scopes';
import {
  ago,
  dataSetInWords,
  dateInWords,
  moment,
  pageInWords,
  resultInWords,
  scopesInWords,
  stateInWords,
  timeInWords,
} from '../../../settings/words';

const status = (change: Partial<Status>): Status => ({
  service: 'fitbit',
  state: 'ok',
  granted: [],
  needs: [],
  checks: {},
  errors: [],
  syncing: false,
  hasSecret: false,
  ...change,
});

it('names scopes as people do, and an unknown one by its own name', () => {
  expect(scopesInWords(['profile', 'heartrate', 'sleep', 'activity'])).toBe(
    'Activity, heart rate, profile, sleep',
  );
  expect(scopesInWords(['oxygen_saturation'])).toBe('Oxygen saturation');
  expect(scopesInWords(['of_tomorrow'])).toBe('Of_tomorrow');
  expect(scopesInWords([])).toBe('');
});

it('says a result in words, with the code that the documentation explains', () => {
  expect(resultInWords('ok')).toBe('Everything is up to date');
  expect(resultInWords('rate-limit')).toBe('The service wants no more requests for now (rate-limit)');
  expect(resultInWords('of-a-newer-build' as 'ok')).toBe('It did not work (of-a-newer-build)');
});

it('says what each state asks of the wearer, and nothing where it asks nothing', () => {
  const at = (hours: number, minutes: number) => new Date(2026, 6, 14, hours, minutes).getTime();
  expect(
    stateInWords(
      status({ state: 'limited', hold: { from: at(14, 0), until: at(15, 0), code: 'rate-limit' } }),
    ),
  ).toContain('until 15:00');
  expect(stateInWords(status({ state: 'reconnect' }))).toContain('Sign in again');
  expect(stateInWords(status({ state: 'gone' }))).toContain('has ended');
  for (const state of ['ok', 'notSetUp', 'finishSignIn'] as const) {
    expect(stateInWords(status({ state }))).toBeUndefined();
  }
});

it('tells a moment of today by its time, an earlier one with its day', () => {
  const now = new Date(2026, 6, 14, 14, 42).getTime();
  expect(moment(new Date(2026, 6, 14, 9, 5).getTime(), now)).toBe('09:05');
  expect(moment(new Date(2026, 6, 13, 23, 5).getTime(), now)).toBe('13 Jul, 23:05');
});

it('tells an age in the largest unit that fits', () => {
  const minute = 60000;
  const cases: [number, string][] = [
    [-5 * minute, 'Just now'],
    [59999, 'Just now'],
    [minute, '1 min ago'],
    [60 * minute, '1 h ago'],
    [47 * 60 * minute, '47 h ago'],
    [48 * 60 * minute, '2 days ago'],
  ];
  for (const [age, words] of cases) expect(ago(age)).toBe(words);
});

it('writes a date and a time of day of the wearer as they are, in whatever zone the phone is', () => {
  expect(dateInWords(20648)).toBe('14 Jul');
  expect(timeInWords(7 * 60 + 5)).toBe('07:05');
});

it('knows words for pages and data sets, and calls others by their name', () => {
  expect(pageInWords('home')).toBe('Home');
  expect(dataSetInWords('hrv')).toBe('Heart rate variability');
  expect(dataSetInWords('tomorrow')).toBe('Tomorrow');
});

it('asks for each scope once, whoever needs it', () => {
  const needs: Status['needs'] = [
    { page: 'home', scopes: ['profile', 'sleep'] },
    { page: 'sleep', scopes: ['sleep'] },
    { page: 'week', scopes: ['activity', 'sleep'] },
  ];
  expect(scopesOf({ needs })).toEqual(['profile', 'sleep', 'activity']);
});

import fc from 'fast-check';
import type { Diagnostics, Status } from '../../common/settings-keys';
import { openSettingsPage } from '../unit/settings-page/open-settings-page';
import { builtApp } from './built-app';
import { textsOn } from './words-on-page';

/*
 * The settings page of this build with what a companion of another build, or nobody, has stored: it renders, whatever
 * that is.
 */

const STATUS: Status = {
  service: 'fitbit',
  state: 'ok',
  name: 'Mara L.',
  grantedScopes: ['sleep'],
  requiredScopes: [
    { surface: 'home', scopes: ['profile', 'sleep'] },
    { surface: 'sleep', scopes: ['sleep'] },
  ],
  isSyncing: false,
  hasSecret: false,
  unsupported: ['friends'],
  results: { sleep: { triedAt: 1_699_999_990_000, code: 'ok' } },
  backoff: { from: 1_699_999_990_000, until: 1_700_000_100_000, code: 'rate-limit' },
  remainingRequests: 120,
  lastSyncAt: 1_699_999_990_000,
  syncedAt: 1_699_999_990_000,
  failedSignIn: { method: 'pairing', code: 'network', at: 1_699_999_990_000, isPending: true },
  result: 'scope',
  errors: [['scope', 1_699_999_990_000]],
};
const CHALLENGE = { service: 'fitbit', clientId: '23QXYZ', codeChallenge: 'c' };
const DIAGNOSTICS: Diagnostics = {
  at: 1_699_999_990_000,
  token: { expiresAt: 1_700_000_000_000, scopes: ['sleep'], clientId: '23QXYZ', userId: 'U' },
  cardioFitness: [{ date: 19_000, low: 42, high: 46 }],
  ecg: [{ date: 19_000, minute: 430, result: 'Normal Sinus Rhythm', bpm: 61 }],
  irnProfile: { onboarded: true, enrolled: true },
  alarms: [{ enabled: true, minute: 430, weekDays: ['MONDAY'] }],
};

interface Stored {
  status?: unknown;
  challenge?: unknown;
  diagnostics?: unknown;
  lastResponses?: unknown;
}

/** The texts of the page, with the diagnostics open. Fails where the page reports an error. */
function textsWith(stored: Stored): string[] {
  const texts = Object.entries(stored).map(([key, value]) => [
    key,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  const opened = openSettingsPage(builtApp().settings?.script ?? '', {
    stored: Object.fromEntries(texts.filter(([, text]) => text !== undefined)),
  });
  opened.pass(100);
  const before = textsOn(opened.page.tree());
  opened.page.press('Diagnose anzeigen');
  opened.pass(100);
  expect(opened.events('error')).toEqual([]);
  return before.concat(textsOn(opened.page.tree()));
}

test('shows a whole status', () => {
  const texts = textsWith({ status: STATUS, challenge: CHALLENGE, diagnostics: DIAGNOSTICS }).join('\n');
  for (const part of ['Mara L.', 'Nicht erlaubt', '42–46', 'Normal Sinus Rhythm', '23QXYZ']) {
    expect(texts).toContain(part);
  }
});

test.each(Object.keys(STATUS))('renders without the member %s', (name) => {
  const texts = textsWith({ status: { ...STATUS, [name]: undefined }, challenge: CHALLENGE });
  expect(texts).toEqual(expect.arrayContaining(['Konto']));
  expect(texts.join()).not.toMatch(/NaN|undefined|Invalid/);
});

test('shows what it can of a status with names that only a newer build knows', () => {
  const newer = {
    ...STATUS,
    service: 'other',
    state: 'paused',
    requiredScopes: [...STATUS.requiredScopes, { surface: 'mood', scopes: ['mood'] }],
    results: { ...STATUS.results, mood: { triedAt: 1_699_999_990_000, code: 'too-sad' } },
    result: 'too-sad',
    errors: [['too-sad', 1_699_999_990_000]],
    extra: { nested: [1] },
  };
  const texts = textsWith({ status: newer, challenge: { ...CHALLENGE, service: 'other' } }).join('\n');
  expect(texts).toContain('Mara L.');
  expect(texts).toContain('Nicht alles · Es hat nicht geklappt');
  expect(texts).toContain('(too-sad)');
  expect(texts).not.toMatch(/NaN|undefined|Invalid/);
  expect(textsWith({ status: { ...newer, name: undefined } })).toContain('Konto');
});

test('says that it waits for the companion while there is no status', () => {
  expect(textsWith({})).toContain('Anmeldung wird vorbereitet…');
  expect(textsWith({ status: '{"service":"fit' })).toContain('Anmeldung wird vorbereitet…');
});

test.each([
  {},
  1,
  'ok',
  [],
  null,
  { code: 'ok' },
  { code: 'ok', at: 'x' },
  { at: 1_699_999_990_000 },
  { code: 'sad', at: 1 },
])('shows what is known of a service whose last response is stored as %j', (last) => {
  const texts = textsWith({
    status: STATUS,
    challenge: CHALLENGE,
    lastResponses: { fitbit: last, google: last },
  });
  expect(texts.join()).not.toMatch(/NaN|undefined|Invalid|service\./);
  expect(texts.join()).toContain(
    textsWith({ status: STATUS, challenge: CHALLENGE }).find((text) => text.includes('noch nicht gefragt')),
  );
});

test('says why a part of a data set is missing', () => {
  const results = {
    activitySummary: { triedAt: 1_699_999_990_000, code: 'ok', lost: 1, rows: 2, partCode: 'server' },
  };
  expect(textsWith({ status: { ...STATUS, results } }).join('\n')).toContain('(server)');
});

const json = fc.jsonValue({ maxDepth: 3 });
const runs = { numRuns: 100 };

test('renders with any JSON in place of what the companion stores', () => {
  const stored = fc.record(
    { status: json, challenge: json, diagnostics: json, lastResponses: json },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(stored, (values) => {
      expect(textsWith(values)).toContain('Konto');
    }),
    runs,
  );
});

test.each([
  ['status', STATUS],
  ['diagnostics', DIAGNOSTICS],
] as const)('renders with any JSON in place of members of the %s', (key, whole) => {
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...Object.keys(whole)), json), (changes) => {
      const stored = { status: STATUS, challenge: CHALLENGE, diagnostics: DIAGNOSTICS };
      expect(textsWith({ ...stored, [key]: { ...whole, ...changes } })).toContain('Konto');
    }),
    runs,
  );
});

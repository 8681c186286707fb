import { pageKey } from '../../common/preferences';
import { PAGES } from '../../common/snapshot';
import type { SettingsPage } from '../../simulator/settings-page/settings-page';
import { Journey } from './journey';

/** As if every page had been switched on, the ones that the watch cannot draw yet included. */
const EVERYTHING = new Map<string, string>(PAGES.map((page) => [pageKey(page), 'true'] as const));
/** As if every page but sleep had been switched off. */
const ONLY_SLEEP = new Map<string, string>(PAGES.map((page) => [pageKey(page), String(page === 'sleep')]));
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
];
const CHECKUPS = ['cardio_fitness', 'electrocardiogram', 'irregular_rhythm_notifications'];

/** The parameters of the authorize address that was opened last. */
function authorized(journey: Journey): URLSearchParams {
  const [page] = journey.entries('page').slice(-1);
  return new URL(page?.url ?? '').searchParams;
}

function scopesAskedFor(journey: Journey): string[] {
  return (authorized(journey).get('scope') ?? '').split(' ').sort();
}

/** Labels and sublabels of all rows. */
function rows(page: SettingsPage): string[] {
  return [...JSON.stringify(page.tree()).matchAll(/"label":"(.*?)"(?:,"sublabel":"(.*?)")?/g)].map(
    ([, label, sublabel = '']) => `${label}: ${sublabel}`,
  );
}

test('only pages that the watch can draw are offered', async () => {
  const journey = new Journey();
  const page = await journey.openSettings();
  const toggles = [...JSON.stringify(page.tree()).matchAll(/"settingsKey":"page\.(\w+)"/g)].map(
    ([, name]) => name,
  );
  expect(toggles).toEqual(PAGES);
});

test('only the scopes of home and the enabled pages are requested', async () => {
  const journey = new Journey({ settings: ONLY_SLEEP });
  await journey.signIn();
  expect(scopesAskedFor(journey)).toEqual(['activity', 'heartrate', 'profile', 'sleep']);
});

test('a page that is switched off disappears from the watch, and its own data sets are no longer requested', async () => {
  const journey = new Journey({ settings: EVERYTHING });
  const page = await journey.signIn();
  expect(scopesAskedFor(journey)).toEqual([...SCOPES].sort());
  expect(journey.requests('/hrv/')).toHaveLength(1);
  journey.world.watch.tap(168, 168);
  expect(journey.watchText('sleep-hero')).toMatch(/h \d\d/);
  journey.world.settings.set('settings', pageKey('recovery'), 'false');
  page.toggle(pageKey('sleep'), false);
  await journey.advance('3s');
  expect(journey.watchText('sleep-hero')).toBeUndefined();
  const mark = journey.entryCount();
  page.press('Sync now');
  await journey.advance('10s');
  expect(journey.requests('/activities/date/', mark)).toHaveLength(1);
  expect(journey.requests('/hrv/', mark)).toEqual([]);
  expect(journey.errors()).toEqual([]);
});

test('a missing scope is shown with the page that needs it, and can be requested again', async () => {
  const journey = new Journey();
  const page = await journey.signIn({ withoutScopes: ['sleep', 'heartrate'] });
  expect(rows(page)).toEqual(
    expect.arrayContaining(['Home: Misses heart rate, sleep', 'Sleep: Misses sleep']),
  );
  page.signIn();
  await journey.advance('20s');
  expect(authorized(journey).get('prompt')).toBe('consent');
  expect(journey.settingsText()).not.toContain('Misses');
  expect(journey.watchText('line')).toMatch(/h \d\d/);
  expect(journey.errors()).toEqual([]);
});

test('a denial of a second request keeps what was granted', async () => {
  const journey = new Journey();
  const page = await journey.signIn({ withoutScopes: ['sleep'] });
  page.signIn({ consent: 'deny' });
  await journey.advance('20s');
  expect(journey.settingsText()).toContain('Access was not allowed');
  expect(journey.settingsText()).toContain('Sign out');
  const mark = journey.entryCount();
  await journey.advance('31m');
  expect(journey.requests('/activities/date/', mark).some(({ status }) => status === 200)).toBe(true);
});

test.each(SCOPES)('nothing breaks without %s, whatever pages are on', async (scope) => {
  const journey = new Journey({ settings: EVERYTHING });
  const page = await journey.signIn({ withoutScopes: [scope] });
  await journey.advanceUnseen('1h');
  expect(journey.errors()).toEqual([]);
  const refused = journey.entries('request').filter(({ status, responseBody }) => {
    return status === 403 && responseBody?.includes('insufficient_scope');
  });
  expect(refused).toEqual([]);
  expect(rows(page).filter((row) => row.includes('Misses')).length).toBeGreaterThan(0);
  expect(journey.settingsText()).toContain('Everything is up to date');
  expect(journey.watchText('hours')).toBe('15');
});

test('with nothing but one scope there is still a working watch', async () => {
  const journey = new Journey({ settings: EVERYTHING });
  await journey.signIn({ withoutScopes: SCOPES.filter((scope) => scope !== 'weight') });
  await journey.advanceUnseen('1h');
  expect(journey.errors()).toEqual([]);
  expect(journey.settingsText()).toContain('Sign out');
  expect(journey.watchText('steps')).toMatch(/\d/);
});

test('the folded section shows the last result and age of every data set, and the remaining requests of the hour', async () => {
  const journey = new Journey();
  const page = await journey.signIn();
  expect(journey.settingsText()).not.toContain('Requests left');
  page.press('Show diagnostics');
  journey.world.network.setFailureMode('500', '/sleep/');
  await journey.advanceUnseen('2h');
  page.press('Sync now');
  await journey.advance('10s');
  expect(rows(page)).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^Today: \d\d:\d\d$/),
      expect.stringMatching(/^Sleep: \d\d:\d\d · The service has trouble of its own \(server\)$/),
    ]),
  );
  expect(journey.settingsText()).toMatch(/Requests left this hour: \d+/);
});

test('the diagnostics are folded, and send requests only when they are opened', async () => {
  const journey = new Journey({ settings: ONLY_SLEEP });
  const page = await journey.signIn();
  expect(journey.requests('introspect')).toEqual([]);
  expect(journey.settingsText()).not.toContain('Paste a token');
  page.press('Show diagnostics');
  await journey.advance('5s');
  expect(journey.requests('introspect')).toHaveLength(1);
  expect(rows(page).find((row) => row.startsWith('Token:'))).toMatch(
    /^Token: Active until 22:42 · client 23QXYZ · activity, heart rate, profile, sleep$/,
  );
  expect(journey.requests('/ecg/')).toEqual([]);
  expect(journey.errors()).toEqual([]);
});

test('the checkups are requested only when the wearer wants them, one request each', async () => {
  const journey = new Journey({ settings: new Map([['checkups', 'true']]) });
  const page = await journey.signIn();
  expect(scopesAskedFor(journey)).toEqual(expect.arrayContaining(CHECKUPS));
  for (const path of ['cardioscore', 'ecg', 'irn']) expect(journey.requests(`/${path}/`)).toEqual([]);
  page.press('Show diagnostics');
  await journey.advance('10s');
  for (const path of ['cardioscore', 'ecg', 'irn']) expect(journey.requests(`/${path}/`)).toHaveLength(1);
  expect(rows(page)).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^Cardio fitness: \d+/),
      expect.stringMatching(/^ECG: /),
      expect.stringMatching(/^Heart rhythm: /),
    ]),
  );
  expect(JSON.stringify(journey.entries('file'))).not.toMatch(/cardio|ecg/i);
  expect(journey.errors()).toEqual([]);
});

test('what the diagnostics have found is forgotten when the wearer signs out', async () => {
  const journey = new Journey();
  const page = await journey.signIn();
  page.press('Show diagnostics');
  await journey.advance('5s');
  expect(journey.world.settings.get('diagnostics')).toContain('23QXYZ');
  journey.signOut();
  await journey.advance('10s');
  expect(journey.world.settings.get('diagnostics')).toBe('null');
});

/** An access token that the wearer has got in some other way. */
function tokenFrom(journey: Journey): string {
  const { world } = journey;
  const url =
    'https://www.fitbit.com/oauth2/authorize?response_type=token&client_id=23QXYZ&scope=sleep+activity&auto_consent=allow';
  const { headers } = world.cloud.handle({ method: 'GET', url, headers: {} }, world.clock.now());
  return new URLSearchParams(new URL(headers.location ?? '').hash.slice(1)).get('access_token') ?? '';
}

test('a pasted token signs in, says when it ends, and is nowhere to be seen', async () => {
  const journey = new Journey();
  const page = await journey.openSettings();
  page.press('Show diagnostics');
  await journey.advance('3s');
  const token = tokenFrom(journey);
  page.enterText('Paste a token', token);
  await journey.advance('20s');
  const { settings } = journey.world;
  expect(journey.requests('introspect')[0]).toMatchObject({ status: 200 });
  expect(journey.settingsText()).toContain('Signed in until 15 Jul, 14:42');
  expect(journey.watchText('line')).toMatch(/h \d\d/);
  const seen = JSON.stringify([
    settings.keys().map((key) => settings.get(key)),
    journey.entries('console'),
    journey.entries('message'),
    journey.entries('file'),
    page.tree(),
  ]);
  expect(token).toMatch(/.{20,}/);
  expect(seen).not.toContain(token);
  expect(journey.errors()).toEqual([]);
});

test('an invalid token is reported', async () => {
  const journey = new Journey();
  const page = await journey.openSettings();
  page.press('Show diagnostics');
  page.enterText('Paste a token', 'nonsense');
  await journey.advance('20s');
  expect(journey.settingsText()).toContain('The service does not know this token');
  expect(page.canSignIn()).toBe(true);
});

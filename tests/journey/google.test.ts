import { formatPairing } from '../../common/pairing';
import { ACCENT_KEY, pageKey } from '../../common/preferences';
import { SettingsKey } from '../../common/settings-keys';
import type { SettingsPage } from '../../simulator/settings-page/settings-page';
import { GoogleTestClient } from '../unit/cloud/google/google-test-client';
import { formatSleepDuration, Journey, type JourneyOptions } from './journey';

const SCOPE = 'https://www.googleapis.com/auth/googlehealth.';
const FOUR = ['settings', 'sleep', 'activity_and_fitness', 'health_metrics_and_measurements'];

/** Chooses Google on the settings page, enters a client where one is given, and signs in. */
async function signIn(
  journey: Journey,
  withoutScopes: string[] = [],
  client?: string,
): Promise<SettingsPage> {
  const page = await journey.openSettings();
  page.press('Google Health');
  if (journey.settingsText().includes('Move to Google Health?')) page.press('Move');
  await journey.advance('2s');
  if (client) {
    page.press('Use your own');
    page.enterText('Client id', `42-${client}.apps.googleusercontent.com`);
    page.enterText('Client secret', `GOCSPX-${client}`);
    await journey.advance('2s');
  }
  page.signIn({ withoutScopes });
  await journey.advance('30s');
  return page;
}

async function signedIn(options: JourneyOptions = {}): Promise<[Journey, SettingsPage]> {
  const journey = new Journey(options);
  return [journey, await signIn(journey)];
}

/** A pairing text as a computer makes it, and what in it is secret. */
function pairing(journey: Journey, name = 'desktop'): { text: string; secrets: string[] } {
  const client = new GoogleTestClient('mara', name, journey.world.cloud);
  client.now = journey.world.clock.now();
  const scopes = FOUR.map((scope) => `${SCOPE}${scope}.readonly`);
  const { refresh_token: refreshToken = '' } = client.signIn({ scope: scopes.join(' ') });
  const clientSecret = `GOCSPX-${name}`;
  const text = formatPairing({ service: 'google', clientId: client.id, clientSecret, refreshToken, scopes });
  return { text, secrets: [text, refreshToken, clientSecret] };
}

/** What everybody may see: logs, messages, files for the watch, the settings storage. */
function seen({ world, ...journey }: Journey): string {
  const all = Object.assign(Object.create(Journey.prototype), { world, ...journey }) as Journey;
  return JSON.stringify([
    all.entries('console'),
    all.entries('message'),
    all.entries('file'),
    world.settings.keys().map((key) => [key, world.settings.get(key)]),
  ]);
}

test('from Google’s consent page to the wrist', async () => {
  const [journey] = await signedIn();
  expect(journey.entries('page')).toMatchObject([{ state: 'done' }]);
  expect(journey.settingsText()).toContain('Signed in to Google');
  expect(journey.watchText('line')).toContain(formatSleepDuration(journey, '2026-07-14'));
  const statuses = new Set(journey.requests('health.googleapis.com').map(({ status }) => status));
  expect([...statuses]).toEqual([200]);
  expect(journey.requests('fitbit.com').filter(({ url }) => !url.includes('simple-redirect'))).toEqual([]);
  await journey.advanceUnseen('3h');
  const [exchange, ...refreshes] = journey.requests('oauth2.googleapis.com/token');
  const { refresh_token: refresh } = JSON.parse(exchange?.responseBody ?? '{}');
  expect(refreshes.length).toBeGreaterThanOrEqual(2);
  // No later response has another: the first is kept.
  for (const { requestBody } of refreshes)
    expect(new URLSearchParams(requestBody).get('refresh_token')).toBe(refresh);
  expect(journey.errors()).toEqual([]);
});

test('requests keep to the quota of an unverified application: never two within 400 ms', async () => {
  const [journey] = await signedIn();
  await journey.advanceUnseen('3h');
  const times = journey.requests('health.googleapis.com').map(({ t }) => t);
  expect(times.length).toBeGreaterThan(20);
  expect(Math.min(...times.slice(1).map((t, i) => t - (times[i] ?? 0)))).toBeGreaterThanOrEqual(400);
});

test('what Google does not have is on no page, and the settings page says so', async () => {
  const [journey, page] = await signedIn();
  const titles = new Set<string | undefined>();
  for (let taps = 0; taps < 12; taps++) {
    journey.world.watch.tap(168, 168);
    await journey.advance('1s');
    titles.add(journey.allWatchText());
  }
  expect([...titles].join()).toMatch(/RECOVERY/);
  expect([...titles].join()).not.toMatch(/CIRCLE/);
  const lacks = ['Circle', 'Steps goal', 'Water goal'];
  for (const label of lacks)
    expect(journey.settingsText()).toContain(`${label} · nothing of this from your service`);
  expect(journey.settingsText()).not.toContain('Not allowed');
  page.press('Show diagnostics');
  expect(journey.settingsText()).toContain('Checkups · ECG, cardio fitness, heart rhythm"');
  page.press('Fitbit');
  page.press('Move');
  await journey.advance('5s');
  expect(journey.settingsText()).not.toContain('nothing of this from your service');
  expect(journey.settingsText()).toContain('Checkups · ECG, cardio fitness, heart rhythm, next alarm"');
  expect(journey.errors()).toEqual([]);
});

test('what is typed right after Google was chosen is Google’s, although the companion is not there yet', async () => {
  const journey = new Journey();
  const page = await journey.openSettings();
  page.press('Use your own');
  page.enterText('Client secret', 'secret-of-fitbit');
  page.press('Show diagnostics');
  await journey.advance('2s');
  expect(journey.settingsText()).toContain('Paste a token');
  journey.world.phone.companion.kill();
  page.press('Google Health');
  expect(journey.settingsText()).toContain('✓ Google Health');
  expect(journey.settingsText()).toContain('Preparing sign-in…');
  expect(journey.settingsText()).not.toContain('Kept here');
  // A token does not show its service.
  expect(journey.settingsText()).not.toContain('Paste a token');
  page.enterText('Client id', '42-webmine.apps.googleusercontent.com');
  page.enterText('Client secret', 'GOCSPX-webmine');
  await journey.advance('3s');
  expect(journey.settingsText()).toContain('Kept here');
  expect(seen(journey)).not.toContain('GOCSPX-webmine');
  page.signIn();
  await journey.advance('30s');
  expect(journey.settingsText()).toContain('Signed in to Google');
  const [exchange] = journey.requests('oauth2.googleapis.com/token');
  expect(new URLSearchParams(exchange?.requestBody).get('client_secret')).toBe('GOCSPX-webmine');
  const requests = journey.entries('request').map(({ requestBody, url }) => `${url} ${requestBody}`);
  expect(requests.join()).not.toContain('secret-of-fitbit');
  expect(journey.errors()).toEqual([]);
});

test('a pairing text goes from the field to the wrist, and is seen nowhere again', async () => {
  const journey = new Journey();
  const { text, secrets } = pairing(journey);
  const page = await journey.openSettings();
  const mark = journey.entryCount();
  page.press('Use your own');
  page.enterText('Pairing text', ` ${text.slice(0, 90)}\n${text.slice(90)} `);
  await journey.advance('30s');
  expect(journey.requests('oauth2.googleapis.com/token', mark)).toMatchObject([{ status: 200 }]);
  expect(journey.settingsText()).toContain('Signed in to Google');
  expect(journey.settingsText()).toContain('✓ Google Health');
  expect(journey.watchText('line')).toContain(formatSleepDuration(journey, '2026-07-14'));
  expect(journey.world.settings.get(SettingsKey.pairing)).toBeNull();
  for (const secret of secrets) {
    expect(secret.length).toBeGreaterThan(10);
    expect(seen(journey)).not.toContain(secret);
  }
  await journey.advanceUnseen('3h');
  expect(journey.settingsText()).toContain('Everything is up to date');
  expect(journey.errors()).toEqual([]);
});

test('a pairing text waits for the network, even where the companion is ended meanwhile', async () => {
  const journey = new Journey();
  const { text } = pairing(journey);
  const page = await journey.openSettings();
  journey.world.network.setOnline(false);
  page.press('Use your own');
  page.enterText('Pairing text', text);
  await journey.advance('5m');
  journey.world.phone.companion.kill();
  await journey.advanceUnseen('1h');
  journey.world.network.setOnline(true);
  await journey.advance('20m');
  expect(journey.watchText('line')).toContain(formatSleepDuration(journey, '2026-07-14'));
});

test.each([
  'nonsense',
  'almanac1 google 1-a.apps.googleusercontent.com - 1//0',
  'almanac2 fitbit X - Y sleep',
])('an invalid pairing text (%s) is reported, and changes nothing', async (text) => {
  const journey = new Journey();
  const page = await journey.signIn();
  page.press('Use your own');
  page.enterText('Pairing text', text);
  await journey.advance('5s');
  expect(journey.settingsText()).toContain('This is no pairing text, or not all of it.');
  expect(journey.world.settings.get(SettingsKey.pairing)).toBeNull();
  page.press('Sync now');
  await journey.advance('10s');
  expect(journey.settingsText()).toContain('Everything is up to date');
});

const REFUSED = 'The service does not know this pairing text, or no longer. Make a new one.';

/** A pairing text whose sign-in the service does not know. */
function unknownPairing(journey: Journey): string {
  const { text, secrets } = pairing(journey);
  return text.replace(secrets[1] ?? '', '1//0-of-another-cloud');
}

test('a refused pairing text is reported as refused, and the present sign-in goes on', async () => {
  const [journey, page] = await signedIn();
  // Something is due when the text is read.
  journey.world.phone.companion.kill();
  await journey.advance('14m');
  const mark = journey.entryCount();
  page.press('Use your own');
  page.enterText('Pairing text', unknownPairing(journey));
  await journey.advance('20s');
  expect(journey.requests('oauth2.googleapis.com/token', mark)).toMatchObject([{ status: 400 }]);
  expect(journey.settingsText()).toContain(REFUSED);
  expect(journey.settingsText()).not.toContain('ended the sign-in');
  expect(journey.settingsText()).toContain('Signed in to Google');
  page.press('Sync now');
  await journey.advance('30s');
  expect(journey.settingsText()).toContain('Everything is up to date');
  expect(journey.allWatchText()).not.toContain('Reconnect');
  expect(journey.errors()).toEqual([]);
});

test('without a sign-in the page reports a refused pairing text under the field', async () => {
  const journey = new Journey();
  const page = await journey.openSettings();
  page.press('Use your own');
  page.enterText('Pairing text', unknownPairing(journey));
  await journey.advance('20s');
  expect(journey.settingsText()).toContain(REFUSED);
  expect(journey.settingsText()).toContain('Not signed in');
  expect(journey.errors()).toEqual([]);
});

test('a pairing text of Fitbit works as well', async () => {
  const journey = new Journey();
  await signIn(journey);
  const query = new URLSearchParams({
    client_id: '23QXYZ',
    response_type: 'code',
    scope: 'profile sleep activity heartrate',
    auto_consent: 'allow',
    code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    code_challenge_method: 'S256',
  });
  const ask = (method: string, url: string, headers = {}, body = '') =>
    journey.world.cloud.handle({ method, url, headers, body }, journey.world.clock.now());
  const back = ask('GET', `https://www.fitbit.com/oauth2/authorize?${query}`).headers.location ?? '';
  const form = new URLSearchParams({
    client_id: '23QXYZ',
    grant_type: 'authorization_code',
    code: /code=([^&#]*)/.exec(back)?.[1] ?? '',
    code_verifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
  });
  const type = { 'content-type': 'application/x-www-form-urlencoded' };
  const { body } = ask('POST', 'https://api.fitbit.com/oauth2/token', type, `${form}`);
  const { refresh_token: refreshToken, scope } = JSON.parse(body) as Record<string, string>;
  if (!refreshToken || !scope) throw new Error(body);
  const text = formatPairing({
    service: 'fitbit',
    clientId: '23QXYZ',
    refreshToken,
    scopes: scope.split(' '),
  });
  journey.page?.press('Use your own');
  journey.page?.enterText('Pairing text', text);
  await journey.advance('30s');
  expect(journey.settingsText()).toContain('Mara');
  expect(journey.settingsText()).toContain('✓ Fitbit');
  // The sign-in that was left behind is given back to Google.
  expect(journey.requests('oauth2.googleapis.com/revoke')).toMatchObject([{ status: 200 }]);
  expect(journey.errors()).toEqual([]);
});

test('Fitbit is gone: the move keeps look and pages, forgets what was Fitbit’s, and brings the data back', async () => {
  const journey = new Journey();
  const page = await journey.signIn();
  page.pickColor(ACCENT_KEY, '#FF86B0');
  page.toggle('7 days · steps and nights', false);
  await journey.advance('10s');
  const before = journey.requests('/oauth2/token').map((each) => JSON.parse(each.responseBody ?? '{}'));
  journey.world.network.setFailureMode('410');
  await journey.advance('31m');
  expect(journey.allWatchText()).toMatch(/Live data only/);
  await journey.openSettings();
  expect(journey.settingsText()).toMatch(/answered that it has ended/);
  await signIn(journey);
  // To learn that all is gone has cost the hour's requests: the data comes with the next wakes.
  expect(journey.settingsText()).toMatch(/Not yet · Tried .* · Enough requests for now.*Again from \d/);
  await journey.advance('31m');
  expect(journey.watchText('line')).toContain(formatSleepDuration(journey, '2026-07-14'));
  expect(journey.world.settings.get(ACCENT_KEY)).toBe('"rose"');
  expect(journey.world.settings.get(pageKey('week'))).toBe('false');
  expect(journey.world.watch.svg().toLowerCase()).toContain('#ff86b0');
  const kept = JSON.stringify(
    journey.world.localStore.keys().map((key) => journey.world.localStore.get(key)),
  );
  for (const secret of [before[0].access_token, before[0].refresh_token]) {
    expect(secret).toEqual(expect.stringMatching(/.{20,}/));
    expect(kept).not.toContain(secret);
  }
  expect(kept).not.toContain('Mara Lind');
  expect(journey.errors()).toEqual([]);
});

test('signing out revokes at Google and forgets; signing in again is good', async () => {
  const [journey, page] = await signedIn();
  journey.signOut();
  await journey.advance('10s');
  expect(journey.requests('oauth2.googleapis.com/revoke')).toMatchObject([{ status: 200 }]);
  const kept = journey.world.localStore.keys().map((key) => journey.world.localStore.get(key));
  expect(JSON.stringify(kept)).not.toMatch(/ya29|1\/\/0/);
  expect(journey.settingsText()).toContain('✓ Google Health');
  page.signIn();
  await journey.advance('30s');
  expect(journey.settingsText()).toContain('Signed in to Google');
});

test.each(FOUR)('without %s nothing breaks, and what is missed is said', async (name) => {
  const journey = new Journey();
  await signIn(journey, [`${SCOPE}${name}.readonly`]);
  expect(journey.settingsText()).toContain('Not allowed');
  await journey.advanceUnseen('1h');
  expect(journey.requests('health.googleapis.com').filter(({ status }) => status !== 200)).toEqual([]);
  expect(journey.settingsText()).toContain('Sign out');
  expect(journey.errors()).toEqual([]);
});

test('scopes that were left out can be requested again and granted', async () => {
  const journey = new Journey();
  const page = await signIn(journey, [`${SCOPE}sleep.readonly`]);
  page.signIn();
  await journey.advance('30s');
  expect(journey.settingsText()).not.toContain('Not allowed');
  expect(journey.watchText('line')).toContain(formatSleepDuration(journey, '2026-07-14'));
});

test.each([
  ['the steps by the quarter hour, which few applications may read', 'dataPoints:rollUp', false],
  ['the weight', 'weight', true],
])('a refusal of %s: whether to ask again', async (_, urlPart, isSaid) => {
  const journey = new Journey();
  journey.world.network.replaceFailures([{ mode: '403-google', urlPart }]);
  await signIn(journey);
  expect(journey.requests(urlPart).map(({ status }) => status)).toContain(403);
  expect(journey.settingsText().includes('Ask again')).toBe(isSaid);
});

test('a denial is reported, and a new sign-in works', async () => {
  const journey = new Journey();
  const page = await journey.openSettings();
  page.press('Google Health');
  await journey.advance('2s');
  page.signIn({ consent: 'deny' });
  await journey.advance('10s');
  expect(journey.settingsText()).toContain('Access was not allowed');
  expect(page.canSignIn()).toBe(true);
});

test('a Google client without its secret is reported as a setup error', async () => {
  const journey = new Journey();
  const page = await journey.openSettings();
  page.press('Google Health');
  await journey.advance('2s');
  page.press('Use your own');
  page.enterText('Client id', '42-webmine.apps.googleusercontent.com');
  await journey.advance('2s');
  page.signIn();
  await journey.advance('10s');
  expect(journey.settingsText()).toContain('The service does not know this application');
});

test('no token, code, verifier or secret is logged, kept in the settings or sent to the watch', async () => {
  const journey = new Journey();
  await signIn(journey, [], 'webmine');
  const [exchange] = journey.requests('oauth2.googleapis.com/token');
  const answer = JSON.parse(exchange?.responseBody ?? '{}');
  const form = new URLSearchParams(exchange?.requestBody);
  const secrets = [
    answer.access_token,
    answer.refresh_token,
    form.get('code'),
    form.get('code_verifier'),
    'GOCSPX-webmine',
  ];
  for (const secret of secrets) {
    expect(secret).toEqual(expect.stringMatching(/.{10,}/));
    expect(seen(journey)).not.toContain(secret);
  }
});

test('the diagnostics describe the token without showing it', async () => {
  const [journey, page] = await signedIn();
  page.press('Show diagnostics');
  await journey.advance('20s');
  expect(journey.requests('oauth2.googleapis.com/tokeninfo')).toMatchObject([{ status: 200 }]);
  expect(journey.settingsText()).toContain('client 100000000000-webalmanac.apps.googleusercontent.com');
  expect(seen(journey)).not.toContain('ya29');
});

/**
 * Runs Google's own Node client against the pretend cloud, which has to answer it like the real service.
 * The client is large and no dependency of this project:
 *
 *   npm install --no-save googleapis
 *   npm run cloud -- --port 8127
 *   node scripts/google-client-check.mjs http://127.0.0.1:8127
 */
import assert from 'node:assert/strict';

const base = process.argv[2];
const client = await import('googleapis').catch(() => undefined);
if (!base || !client) {
  console.error(
    'Usage: node scripts/google-client-check.mjs ADDRESS, after npm install --no-save googleapis',
  );
  process.exit(2);
}
const { google } = client;

const SCOPES = ['activity_and_fitness', 'health_metrics_and_measurements', 'sleep', 'nutrition', 'settings'];
const DAY = 86_400_000;
const NIGHTLY = [
  'daily-resting-heart-rate',
  'daily-heart-rate-variability',
  'daily-respiratory-rate',
  'daily-oxygen-saturation',
  'daily-sleep-temperature-derivations',
];

/** The calendar date so many days ago. */
const dateBefore = (days) => new Date(Date.now() - days * DAY).toISOString().slice(0, 10);

function civil(days) {
  const [year, month, day] = dateBefore(days).split('-').map(Number);
  return { date: { year, month, day } };
}

/** Signs in with PKCE; the consent page is answered by `auto_consent`. */
async function signIn() {
  const auth = new google.auth.OAuth2({
    clientId: '123-desktopverified.apps.googleusercontent.com',
    clientSecret: 'GOCSPX-desktopverified',
    redirectUri: 'http://127.0.0.1:9999/',
    endpoints: {
      oauth2AuthBaseUrl: `${base}/o/oauth2/v2/auth`,
      oauth2TokenUrl: `${base}/token`,
      oauth2RevokeUrl: `${base}/revoke`,
      tokenInfoUrl: `${base}/tokeninfo`,
    },
  });
  const { codeVerifier, codeChallenge } = await auth.generateCodeVerifierAsync();
  const address = auth.generateAuthUrl({
    access_type: 'offline',
    prompt: 'consent',
    scope: SCOPES.map((scope) => `https://www.googleapis.com/auth/googlehealth.${scope}.readonly`),
    state: 'check',
    code_challenge_method: 'S256',
    code_challenge: codeChallenge,
  });
  const answer = await fetch(`${address}&auto_consent=allow`, { redirect: 'manual' });
  const returned = new URL(answer.headers.get('location'));
  assert.equal(returned.searchParams.get('state'), 'check');
  const { tokens } = await auth.getToken({ code: returned.searchParams.get('code'), codeVerifier });
  assert.ok(tokens.refresh_token);
  auth.setCredentials(tokens);
  assert.equal((await auth.getTokenInfo(tokens.access_token)).scopes.length, SCOPES.length);
  return auth;
}

async function read({ users }) {
  assert.ok((await users.getSettings({ name: 'users/me/settings' })).data.timeZone);
  assert.ok((await users.pairedDevices.list({ parent: 'users/me' })).data.pairedDevices.length > 0);
  const { dataPoints } = users.dataTypes;
  for (const type of ['steps', 'total-calories', 'hydration-log', 'nutrition-log']) {
    const range = { start: civil(6), end: civil(-1) };
    const parent = `users/me/dataTypes/${type}`;
    const { data } = await dataPoints.dailyRollUp({ parent, requestBody: { range, windowSizeDays: 1 } });
    console.log(`${type}: ${data.rollupDataPoints?.length ?? 0} days`);
  }
  const sleep = `sleep.interval.civil_end_time >= "${dateBefore(6)}"`;
  const nights = (await dataPoints.list({ parent: 'users/me/dataTypes/sleep', filter: sleep })).data
    .dataPoints;
  assert.equal((await dataPoints.get({ name: nights[0].name })).data.name, nights[0].name);
  console.log(`sleep: ${nights.length} logs`);
  for (const type of NIGHTLY) {
    const filter = `${type.replaceAll('-', '_')}.date >= "${dateBefore(29)}"`;
    const { data } = await dataPoints.list({ parent: `users/me/dataTypes/${type}`, filter });
    console.log(`${type}: ${data.dataPoints?.length ?? 0} nights`);
  }
  const wrong = { parent: 'users/me/dataTypes/sleep', filter: 'sleep.interval.start_time >= "2026-01-01"' };
  await assert.rejects(dataPoints.list(wrong), ({ status }) => status === 400);
}

const auth = await signIn();
const health = google.health({ version: 'v4', auth, rootUrl: `${base}/` });
await read(health);
// The client refreshes by itself what has expired.
const before = auth.credentials.access_token;
auth.setCredentials({ ...auth.credentials, expiry_date: 1 });
await health.users.getSettings({ name: 'users/me/settings' });
assert.notEqual(auth.credentials.access_token, before);
const { credentials } = auth;
await auth.revokeCredentials();
auth.setCredentials(credentials);
await assert.rejects(health.users.getSettings({ name: 'users/me/settings' }));
console.log("Google's client is content.");

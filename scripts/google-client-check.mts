/**
 * Runs Google's own Node client against the pretend cloud. Exits with an error where a response differs from
 * what the client expects of the real service. The client is large and not a dependency of this project:
 *
 *   npm install --no-save googleapis
 *   npm run cloud -- --port 8127
 *   npx tsx scripts/google-client-check.mts http://127.0.0.1:8127
 */
import assert from 'node:assert/strict';
import { DAY_MS } from '../simulator/world/duration';

/** The parts of `googleapis` that this script uses. The package is not installed when types are checked. */
interface GoogleApis {
  google: {
    auth: { OAuth2: new (options: object) => OAuth2Client };
    health(options: { version: 'v4'; auth: OAuth2Client; rootUrl: string }): { users: Users };
  };
}

interface Credentials {
  access_token: string;
  refresh_token?: string;
  expiry_date?: number;
}

interface OAuth2Client {
  credentials: Credentials;
  generateCodeVerifierAsync(): Promise<{ codeVerifier: string; codeChallenge: string }>;
  generateAuthUrl(parameters: object): string;
  getToken(request: { code: string | null; codeVerifier: string }): Promise<{ tokens: Credentials }>;
  setCredentials(credentials: Credentials): void;
  getTokenInfo(accessToken: string): Promise<{ scopes: string[] }>;
  revokeCredentials(): Promise<unknown>;
}

type Request<T> = (parameters: object) => Promise<{ data: T }>;

interface Users {
  getSettings: Request<{ timeZone?: string }>;
  pairedDevices: { list: Request<{ pairedDevices: unknown[] }> };
  dataTypes: {
    dataPoints: {
      dailyRollUp: Request<{ rollupDataPoints?: unknown[] }>;
      list: Request<{ dataPoints?: { name: string }[] }>;
      get: Request<{ name: string }>;
    };
  };
}

// Not a literal, so that the compiler does not look for the package.
const PACKAGE: string = 'googleapis';
const base = process.argv[2];
const client: GoogleApis | undefined = await import(PACKAGE).catch(() => undefined);
if (!base || !client) {
  console.error('Usage: npx tsx scripts/google-client-check.mts URL, after npm install --no-save googleapis');
  process.exit(2);
}
const { google } = client;

const SCOPES = ['activity_and_fitness', 'health_metrics_and_measurements', 'sleep', 'nutrition', 'settings'];
const NIGHTLY = [
  'daily-resting-heart-rate',
  'daily-heart-rate-variability',
  'daily-respiratory-rate',
  'daily-oxygen-saturation',
  'daily-sleep-temperature-derivations',
];

/** The calendar date `days` ago. */
const dateBefore = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10);

/** The same, as Google writes dates. */
function civil(days: number) {
  const [year, month, day] = dateBefore(days).split('-').map(Number);
  return { date: { year, month, day } };
}

/** Signs in with PKCE. `auto_consent` replaces the consent page. */
async function signIn(): Promise<OAuth2Client> {
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
  const url = auth.generateAuthUrl({
    access_type: 'offline',
    prompt: 'consent',
    scope: SCOPES.map((scope) => `https://www.googleapis.com/auth/googlehealth.${scope}.readonly`),
    state: 'check',
    code_challenge_method: 'S256',
    code_challenge: codeChallenge,
  });
  const response = await fetch(`${url}&auto_consent=allow`, { redirect: 'manual' });
  const redirect = new URL(response.headers.get('location') ?? '');
  assert.equal(redirect.searchParams.get('state'), 'check');
  const { tokens } = await auth.getToken({ code: redirect.searchParams.get('code'), codeVerifier });
  assert.ok(tokens.refresh_token);
  auth.setCredentials(tokens);
  assert.equal((await auth.getTokenInfo(tokens.access_token)).scopes.length, SCOPES.length);
  return auth;
}

async function read({ users }: { users: Users }): Promise<void> {
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
  const nights =
    (await dataPoints.list({ parent: 'users/me/dataTypes/sleep', filter: sleep })).data.dataPoints ?? [];
  const name = nights[0]?.name;
  assert.ok(name);
  assert.equal((await dataPoints.get({ name })).data.name, name);
  console.log(`sleep: ${nights.length} logs`);
  for (const type of NIGHTLY) {
    const filter = `${type.replaceAll('-', '_')}.date >= "${dateBefore(29)}"`;
    const { data } = await dataPoints.list({ parent: `users/me/dataTypes/${type}`, filter });
    console.log(`${type}: ${data.dataPoints?.length ?? 0} nights`);
  }
  const wrong = { parent: 'users/me/dataTypes/sleep', filter: 'sleep.interval.start_time >= "2026-01-01"' };
  await assert.rejects(dataPoints.list(wrong), (error: { status?: number }) => error.status === 400);
}

const auth = await signIn();
const health = google.health({ version: 'v4', auth, rootUrl: `${base}/` });
await read(health);
// The client refreshes an expired token by itself.
const before = auth.credentials.access_token;
auth.setCredentials({ ...auth.credentials, expiry_date: 1 });
await health.users.getSettings({ name: 'users/me/settings' });
assert.notEqual(auth.credentials.access_token, before);
const { credentials } = auth;
await auth.revokeCredentials();
auth.setCredentials(credentials);
await assert.rejects(health.users.getSettings({ name: 'users/me/settings' }));
console.log("Google's client accepts the pretend cloud.");

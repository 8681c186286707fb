import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FBA, type RunningCommand, simulate, startCommand } from './command';

let cloud: RunningCommand;

beforeAll(async () => {
  cloud = await startCommand('cloud', '--port', '0');
});
afterAll(() => cloud.stop());

async function post(path: string, form: Record<string, string>): Promise<Response> {
  return fetch(cloud.origin + path, { method: 'POST', body: new URLSearchParams(form) });
}

function codeIn(response: Response): string {
  expect(response.status).toBe(302);
  return new URL(response.headers.get('location') ?? '').searchParams.get('code') ?? '';
}

/** A port on which no server listens. */
async function closedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const signIn = (...options: string[]) => simulate(FBA, '--sign-in', '--for', '2m', ...options);

test('the printed address returns a code', async () => {
  const [address = ''] = /http:\S+/.exec(cloud.printed) ?? [];
  expect(codeIn(await fetch(address, { redirect: 'manual' }))).toMatch(/^[0-9a-f]{40}$/);
});

test('any client can sign in, read, refresh and revoke', async () => {
  const verifier = 'a-verifier-of-at-least-forty-three-characters-is-long-enough';
  const authorize = new URLSearchParams({
    client_id: 'ABC123',
    response_type: 'code',
    scope: 'profile',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    redirect_uri: 'http://127.0.0.1:1/back',
    auto_consent: 'allow',
  });
  const page = await fetch(`${cloud.origin}/oauth2/authorize?${authorize}`, { redirect: 'manual' });
  const exchange = {
    client_id: 'ABC123',
    grant_type: 'authorization_code',
    code: codeIn(page),
    redirect_uri: 'http://127.0.0.1:1/back',
  };
  expect((await post('/oauth2/token', { ...exchange, code_verifier: `${verifier}x` })).status).toBe(400);
  const again = await fetch(`${cloud.origin}/oauth2/authorize?${authorize}`, { redirect: 'manual' });
  const code = codeIn(again);
  const granted = await post('/oauth2/token', { ...exchange, code, code_verifier: verifier });
  expect(granted.status).toBe(200);
  const first = (await granted.json()) as Record<string, string>;

  const profile = (token?: string): Promise<Response> =>
    fetch(`${cloud.origin}/1/user/-/profile.json`, { headers: { authorization: `Bearer ${token}` } });
  const response = await profile(first.access_token);
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({ user: { timezone: 'Europe/Vienna' } });

  const refreshed = await post('/oauth2/token', {
    client_id: 'ABC123',
    grant_type: 'refresh_token',
    refresh_token: String(first.refresh_token),
  });
  expect(refreshed.status).toBe(200);
  const second = (await refreshed.json()) as Record<string, string>;
  expect(second.refresh_token).not.toBe(first.refresh_token);
  expect((await profile(second.access_token)).status).toBe(200);

  const revoked = await post('/oauth2/revoke', { client_id: 'ABC123', token: String(second.refresh_token) });
  expect(revoked.status).toBe(200);
  expect((await profile(second.access_token)).status).toBe(401);
});

test('the simulator signs in over real sockets', async () => {
  const routes = ['www', 'api'].flatMap((name) => ['--route', `${name}.fitbit.com=${cloud.origin}`]);
  const { status, stderr, report } = await signIn(...routes);
  expect([status, stderr]).toEqual([0, '']);
  const statusOf = (part: string) => report.companion.requests.find(({ url }) => url.includes(part))?.status;
  expect([statusOf('/oauth2/token'), statusOf('/profile.json')]).toEqual([200, 200]);
  expect(report.companion.console).toContain('log: sign-in: ok');
  const snapshots = report.link.files.filter(({ state }) => state === 'transferred');
  expect(snapshots.length).toBeGreaterThanOrEqual(2);
  expect(report.device.warnings).toEqual([]);
});

test('a consent page that cannot be reached ends the sign-in with a reason', async () => {
  const origin = `http://127.0.0.1:${await closedPort()}`;
  const { status, report } = await signIn('--route', `www.fitbit.com=${origin}`);
  expect(status).toBe(0);
  expect(report.device.warnings).toContain(
    `cloud: www.fitbit.com at ${origin}: connect ECONNREFUSED ${origin.slice(7)}`,
  );
  expect(report.companion.requests).toEqual([]);
});

test('an unreachable token endpoint is tried again and reported', async () => {
  const origin = `http://127.0.0.1:${await closedPort()}`;
  const { status, report } = await signIn('--route', `api.fitbit.com=${origin}`);
  expect(status).toBe(0);
  expect(report.device.warnings).toEqual([
    `cloud: api.fitbit.com at ${origin}: connect ECONNREFUSED ${origin.slice(7)}`,
  ]);
  expect(report.companion.requests.map((each) => each.status)).toContain(null);
  expect(JSON.stringify(report.settings.tree)).not.toContain('Sign out');
});

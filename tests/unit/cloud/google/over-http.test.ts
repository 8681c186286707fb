import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { listen } from '../../../../simulator/cloud/listen';
import { CHALLENGE, START, VERIFIER } from '../pretend-client';
import { formatScopes, GoogleTestClient } from './google-test-client';

let server: Server;
let base: string;

beforeAll(async () => {
  server = await listen({ cloud: new GoogleTestClient().cloud, port: 0, now: () => START });
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

test('a real client signs in, reads, asks about its token and revokes it, over one port', async () => {
  const client = {
    client_id: '1-desktop.apps.googleusercontent.com',
    redirect_uri: `${base}/back`,
  };
  const query = new URLSearchParams({
    ...client,
    response_type: 'code',
    scope: formatScopes('sleep'),
    code_challenge: CHALLENGE,
    code_challenge_method: 'S256',
    access_type: 'offline',
    prompt: 'consent',
    auto_consent: 'allow',
  });
  const consent = await fetch(`${base}/o/oauth2/v2/auth?${query}`, { redirect: 'manual' });
  const code = new URL(consent.headers.get('location') ?? '').searchParams.get('code') ?? '';
  const post = (path: string, form: Record<string, string>) =>
    fetch(base + path, { method: 'POST', body: new URLSearchParams(form) });
  const exchange = await post('/token', {
    ...client,
    client_secret: 'GOCSPX-desktop',
    grant_type: 'authorization_code',
    code,
    code_verifier: VERIFIER,
  });
  const { access_token, refresh_token } = (await exchange.json()) as Record<string, string>;
  const headers = { authorization: `Bearer ${access_token}` };
  const read = (path: string) => fetch(`${base}/v4/users/me/dataTypes/sleep/dataPoints${path}`, { headers });
  const filter = encodeURIComponent('sleep.interval.civil_end_time >= "2026-07-14"');
  const { dataPoints } = (await (await read(`?filter=${filter}`)).json()) as { dataPoints: unknown[] };
  expect(dataPoints).toHaveLength(1);
  expect((await read(':reconcile?pageSize=1')).status).toBe(200);
  expect((await fetch(`${base}/tokeninfo?access_token=${access_token}`)).status).toBe(200);
  expect((await post('/revoke', { token: refresh_token ?? '' })).status).toBe(200);
  expect((await read('')).status).toBe(401);
});

test('the Fitbit Web API is where it was', async () => {
  const answer = await fetch(`${base}/1/user/-/profile.json`);
  expect(answer.status).toBe(401);
  expect(((await answer.json()) as { success: boolean }).success).toBe(false);
  expect((await fetch(`${base}/oauth2/authorize`)).status).toBe(400);
});

import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { listen } from '../../../../simulator/cloud/listen';
import { CHALLENGE, START, VERIFIER } from '../fitbit-test-client';
import { formatScopes, GoogleTestClient, type GoogleTokens } from './google-test-client';

let server: Server;
let base: string;

beforeAll(async () => {
  server = await listen({ cloud: new GoogleTestClient().cloud, port: 0, now: () => START });
  // A server that listens on a port has an AddressInfo.
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

test('a client signs in, reads, introspects its token and revokes it, over one port', async () => {
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
  const { access_token, refresh_token }: GoogleTokens = JSON.parse(await exchange.text());
  const headers = { authorization: `Bearer ${access_token}` };
  const read = (path: string) => fetch(`${base}/v4/users/me/dataTypes/sleep/dataPoints${path}`, { headers });
  const filter = encodeURIComponent('sleep.interval.civil_end_time >= "2026-07-14"');
  const list = JSON.parse(await (await read(`?filter=${filter}`)).text());
  expect(list.dataPoints).toHaveLength(1);
  expect((await read(':reconcile?pageSize=1')).status).toBe(200);
  expect((await fetch(`${base}/tokeninfo?access_token=${access_token}`)).status).toBe(200);
  expect((await post('/revoke', { token: refresh_token ?? '' })).status).toBe(200);
  expect((await read('')).status).toBe(401);
});

test('the Fitbit Web API is on the same port', async () => {
  const response = await fetch(`${base}/1/user/-/profile.json`);
  expect(response.status).toBe(401);
  expect(JSON.parse(await response.text()).success).toBe(false);
  expect((await fetch(`${base}/oauth2/authorize`)).status).toBe(400);
});

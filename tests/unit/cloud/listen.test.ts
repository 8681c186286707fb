import { spawnSync } from 'node:child_process';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { listen } from '../../../simulator/cloud/listen';
import { CHALLENGE, FitbitTestClient, START, VERIFIER } from './fitbit-test-client';

const REPOSITORY = join(__dirname, '../../..');
let server: Server;
let base: string;
let port: number;

beforeAll(async () => {
  server = await listen({ cloud: new FitbitTestClient().cloud, port: 0, now: () => START });
  port = (server.address() as AddressInfo).port;
  base = `http://127.0.0.1:${port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

test('a real client signs in and reads over one port', async () => {
  const query = new URLSearchParams({
    client_id: 'ABC123',
    response_type: 'code',
    scope: 'sleep',
    redirect_uri: `${base}/back`,
    code_challenge: CHALLENGE,
    code_challenge_method: 'S256',
    auto_consent: 'allow',
  });
  const consent = await fetch(`${base}/oauth2/authorize?${query}`, { redirect: 'manual' });
  const code = new URL(consent.headers.get('location') ?? '').searchParams.get('code') ?? '';
  const exchange = await fetch(`${base}/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams({
      client_id: 'ABC123',
      grant_type: 'authorization_code',
      code,
      code_verifier: VERIFIER,
    }),
  });
  const { access_token, scope } = (await exchange.json()) as Record<string, string>;
  expect(scope).toBe('sleep');
  const sleep = await fetch(`${base}/1.2/user/-/sleep/date/2026-07-14.json`, {
    headers: { authorization: `Bearer ${access_token}` },
  });
  expect(sleep.headers.get('fitbit-rate-limit-limit')).toBe('150');
  expect(((await sleep.json()) as { sleep: unknown[] }).sleep).toHaveLength(1);
});

test('a body that is too large is rejected', async () => {
  const response = await fetch(`${base}/oauth2/token`, { method: 'POST', body: 'x'.repeat(1_000_001) });
  expect(response.status).toBe(413);
});

test('a taken port rejects', async () => {
  const second = listen({ cloud: new FitbitTestClient().cloud, port, now: () => START });
  await expect(second).rejects.toMatchObject({ code: 'EADDRINUSE' });
});

describe('npm run cloud', () => {
  const run = (...options: string[]) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['simulator/dist/cli.cjs', 'cloud', ...options],
      { cwd: REPOSITORY, encoding: 'utf8' },
    );
    return { status, stdout: stdout.trim(), stderr: stderr.trim() };
  };

  test('ends with status 1 and one line where the port is taken', () => {
    expect(run('--port', String(port))).toEqual({
      status: 1,
      stdout: '',
      stderr: `port ${port} is in use; choose another: npx fitbit-os-simulator cloud --port ${port + 1}`,
    });
  });

  test('ends with status 2 and one line where an option is wrong', () => {
    const { status, stderr } = run('--persona', 'nobody');
    expect(status).toBe(2);
    expect(stderr).toBe('--persona must be one of mara, noor, idle, not "nobody"');
  });

  test('prints its help', () => {
    const { status, stdout } = run('--help');
    expect(status).toBe(0);
    for (const option of ['--port', '--persona', '--seed', '--help']) expect(stdout).toContain(option);
  });
});

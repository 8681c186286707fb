import { once } from 'node:events';
import { connect } from 'node:net';
import type { AuthorizationResult } from '../../../../scripts/sign-in/authorization-result';
import { type Loopback, openLoopback } from '../../../../scripts/sign-in/loopback';

let loopback: Loopback;
let stop: AbortController;

beforeEach(async () => {
  loopback = await openLoopback(0);
  stop = new AbortController();
});
afterEach(() => loopback.close());

const read = (query: URLSearchParams): AuthorizationResult | undefined => {
  if (query.has('problem')) return { problem: 'a problem' };
  return query.has('code') ? { code: query.get('code') ?? '' } : undefined;
};
const wait = () => loopback.waitForCode(read, stop.signal);
const get = (rest = '', init?: RequestInit) => fetch(loopback.redirectUri + rest, init);

/** Sends a request line that no browser would send. Returns the status line. */
async function send(line: string): Promise<string> {
  const socket = connect(Number(new URL(loopback.redirectUri).port), '127.0.0.1');
  socket.end(`${line} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
  const [first] = await once(socket, 'data');
  return String(first).split('\r\n')[0] ?? '';
}

test('the code arrives, and the browser is thanked', async () => {
  const code = wait();
  const response = await get('?code=4/0A&state=s');
  expect(await code).toBe('4/0A');
  expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store']);
  const page = await response.text();
  expect(page).toContain('You can close this window');
  expect(page).not.toContain('4/0A');
});

test('it listens on this computer only', () => {
  expect(loopback.redirectUri).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
});

test('one code is enough', async () => {
  const code = wait();
  await get('?code=first');
  const late = await get('?code=second');
  expect([await code, late.status]).toEqual(['first', 400]);
});

test('a redirect without a code is reported, in the browser too', async () => {
  const code = expect(wait()).rejects.toThrow('a problem');
  expect(await (await get('?problem')).text()).toContain('Not signed in');
  await code;
});

test('any other request changes nothing', async () => {
  const code = wait();
  const statuses = await Promise.all([
    get('?state=other').then(({ status }) => status),
    get('favicon.ico').then(({ status }) => status),
    get('elsewhere?code=x').then(({ status }) => status),
    get('?code=x', { method: 'POST' }).then(({ status }) => status),
    get('?code=x', { method: 'HEAD' }).then(({ status }) => status),
  ]);
  expect(statuses).toEqual([400, 404, 404, 404, 404]);
  expect(await send('GET //')).toBe('HTTP/1.1 404 Not Found');
  expect(await send('GET /?%')).toBe('HTTP/1.1 400 Bad Request');
  await get('?code=right');
  expect(await code).toBe('right');
});

test('a redirect before the sign-in waits is ignored', async () => {
  expect((await get('?code=early')).status).toBe(400);
});

test('the time is limited', async () => {
  const code = wait();
  stop.abort();
  await expect(code).rejects.toThrow('in time');
  await expect(wait()).rejects.toThrow('in time');
});

test('a line that a browser keeps open does not keep the process', async () => {
  const idle = connect(Number(new URL(loopback.redirectUri).port), '127.0.0.1');
  await once(idle, 'connect');
  const code = wait();
  await get('?code=x');
  await code;
  const closed = once(idle, 'close');
  idle.resume();
  await loopback.close();
  await closed;
  await expect(get()).rejects.toThrow('fetch failed');
});

test("a port in use is reported with the system's error", async () => {
  const port = Number(new URL(loopback.redirectUri).port);
  await expect(openLoopback(port)).rejects.toMatchObject({ code: 'EADDRINUSE' });
});

import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { createGuardedOutside } from '../../../simulator/client/outside';
import { type CloudRequest, type CloudResponse, readBytes } from '../../../simulator/world/http';

const LIMIT = 16 * 1024 * 1024;
let origin: string;
let endlessEnded: Promise<void> | undefined;

/** Writes as long as somebody reads. */
function endless(response: ServerResponse): void {
  endlessEnded = new Promise((resolve) => response.on('close', resolve));
  const write = (): void => {
    while (!response.destroyed && response.write(Buffer.alloc(64 * 1024)));
  };
  response.on('drain', write);
  write();
}

const seen: string[] = [];
const server = createServer((request, response) => {
  seen.push(`${request.method} ${request.url} ${request.headers['x-a'] ?? ''}`.trim());
  if (request.url === '/moved') response.writeHead(302, { location: 'http://evil.example/' }).end();
  else if (request.url === '/binary') response.end(Uint8Array.from([0, 255, 128, 200]));
  else if (request.url === '/large') response.end(Buffer.alloc(LIMIT));
  else if (request.url === '/larger') response.end(Buffer.alloc(LIMIT + 1));
  else if (request.url === '/endless') endless(response);
  else if (request.url === '/packed')
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(LIMIT + 1)));
  else if (request.url !== '/silent') response.writeHead(201, { 'x-b': 'c' }).end('body');
});

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

function create(timeoutMs?: number) {
  const outside = createGuardedOutside(new Map([['api.example', origin]]), timeoutMs);
  return {
    outside,
    get: (url: string) =>
      outside.fetchReal({ method: 'GET', url, headers: { 'x-a': '1' }, realServer: 'http://evil.example' }),
  };
}

test('a request goes to the server of its host, and its response comes whole', async () => {
  const { get } = create();
  const response = await get('https://api.example/a/b?c=d');
  expect(response).toMatchObject({ status: 201, body: 'body' });
  expect('headers' in response && response.headers['x-b']).toBe('c');
  expect(seen.at(-1)).toBe('GET /a/b?c=d 1');
});

test('a binary body comes with its bytes', async () => {
  const response = await create().get('https://api.example/binary');
  expect(response).toMatchObject({ status: 200, body: '', binary: 'AP+AyA==' });
  expect([...readBytes(response as CloudResponse)]).toEqual([0, 255, 128, 200]);
});

test('a response of up to 16 MB comes, a larger one is a failure, also one that unpacks to it', async () => {
  const { get } = create();
  expect(await get('https://api.example/large')).toMatchObject({ status: 200 });
  const failure = { failure: 'the response is larger than 16 MB' };
  expect(await get('https://api.example/larger')).toEqual(failure);
  expect(await get('https://api.example/packed')).toEqual(failure);
});

test('a response without an end is not read on', async () => {
  expect(await create().get('https://api.example/endless')).toEqual({
    failure: 'the response is larger than 16 MB',
  });
  await endlessEnded;
});

test('a redirect is not followed', async () => {
  expect(await create().get('https://api.example/moved')).toMatchObject({ status: 302 });
});

test.each([
  'https://evil.example/',
  'https://api.example.evil.example/',
  'https://user@evil.example/?api.example',
  'file:///etc/passwd',
  'nothing',
])('a host without a route is refused: %s', async (url) => {
  const before = seen.length;
  expect(await create().get(url)).toEqual({ failure: 'this host has no route' });
  expect(seen).toHaveLength(before);
});

test('a path that looks like another host stays a path', async () => {
  await create().get('https://api.example//evil.example/x');
  expect(seen.at(-1)).toBe('GET //evil.example/x 1');
});

test('a server that does not respond is a failure', async () => {
  const { get } = create(20);
  expect(await get('https://api.example/silent')).toEqual({ failure: 'no response within 0.02 s' });
});

test('what is no picture is not rendered', () => {
  const { outside } = create();
  expect(outside.measureLitShare('<svg><image href="/etc/passwd"/></svg>')).toBe(0);
});

test('a request that cannot be sent is a failure', async () => {
  const { outside } = create();
  const url = 'https://api.example/';
  const requests: CloudRequest[] = [
    { method: 'TRACE', url, headers: {} },
    { method: 'GET', url, headers: { 'bad name': '' } },
    { method: 'GET', url, headers: {}, body: 'x' },
  ];
  for (const request of requests)
    expect(await outside.fetchReal({ ...request, realServer: '' })).toHaveProperty('failure');
});

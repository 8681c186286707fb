import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createHar, type Har } from '../../../simulator/client/har';
import type { RequestEvent, TraceEntry } from '../../../simulator/world/trace';

const T = Date.parse('2026-07-14T12:42:00.123Z');
const REQUEST: RequestEvent = {
  kind: 'request',
  method: 'GET',
  url: 'https://api.test/',
  requestHeaders: {},
};

function createEntries(...events: Partial<RequestEvent>[]): TraceEntry[] {
  return events.map((event, i) => ({ ...REQUEST, ...event, id: i + 1, t: T + i }));
}

function firstOf({ log }: Har): Har['log']['entries'][number] {
  const [entry] = log.entries;
  if (!entry) throw new Error('there is no entry');
  return entry;
}

test('it has the shape of HAR 1.2, and the version of the package that wrote it', () => {
  const { version } = JSON.parse(readFileSync(join(__dirname, '../../../simulator/package.json'), 'utf8'));
  const har = createHar([
    { kind: 'wake', reason: 'peer', id: 1, t: T } as unknown as TraceEntry,
    ...createEntries({
      method: 'POST',
      url: 'https://api.test/log?day=2026-07-14&unit=l%20x',
      requestHeaders: { 'content-type': 'application/json', 'accept-language': 'en_GB' },
      requestBody: '{"ä":1}',
      status: 201,
      responseHeaders: { 'Content-Type': 'application/json; charset=utf-8', location: 'https://api.test/ö' },
      responseBody: '{"id":7}',
      bytes: 8,
      durationMs: 250,
    }),
  ]);
  expect(har).toEqual({
    log: {
      version: '1.2',
      creator: { name: 'fitbit-os-simulator', version },
      entries: [
        {
          startedDateTime: '2026-07-14T12:42:00.123Z',
          time: 250,
          request: {
            method: 'POST',
            url: 'https://api.test/log?day=2026-07-14&unit=l%20x',
            httpVersion: 'HTTP/1.1',
            cookies: [],
            headers: [
              { name: 'content-type', value: 'application/json' },
              { name: 'accept-language', value: 'en_GB' },
            ],
            queryString: [
              { name: 'day', value: '2026-07-14' },
              { name: 'unit', value: 'l x' },
            ],
            postData: { mimeType: 'application/json', params: [], text: '{"ä":1}' },
            headersSize: -1,
            bodySize: 8,
          },
          response: {
            status: 201,
            statusText: '',
            httpVersion: 'HTTP/1.1',
            cookies: [],
            headers: [
              { name: 'Content-Type', value: 'application/json; charset=utf-8' },
              { name: 'location', value: 'https://api.test/ö' },
            ],
            content: { size: 8, mimeType: 'application/json; charset=utf-8', text: '{"id":7}' },
            redirectURL: 'https://api.test/%C3%B6',
            headersSize: -1,
            bodySize: 8,
          },
          cache: {},
          timings: { send: 0, wait: 250, receive: 0 },
          comment: 'entry 1 of the event log',
        },
      ],
      comment: expect.stringContaining('virtual time'),
    },
  });
  const { timings, time } = firstOf(har);
  expect(timings.send + timings.wait + timings.receive).toBe(time);
});

test('a request without a response has status 0, and says why', () => {
  const { request, response, time } = firstOf(
    createHar(createEntries({ failure: 'timeout', durationMs: 15 })),
  );
  expect(time).toBe(15);
  expect(request).not.toHaveProperty('postData');
  expect(request.bodySize).toBe(0);
  expect(response).toMatchObject({
    status: 0,
    bodySize: -1,
    redirectURL: '',
    content: { size: 0, mimeType: '' },
    comment: 'timeout',
  });
});

test('tokens are covered but for entries that show them', () => {
  const token = 'eyJhbGciOiJIUzI1NiJ9.secret.of-the-wearer';
  const authorized = { requestHeaders: { authorization: `Bearer ${token}` }, status: 200 };
  const entries = createEntries(authorized, authorized);
  expect(JSON.stringify(createHar(entries))).not.toContain(token);
  const [covered, shown] = createHar(entries, { isShown: ({ id }) => id === 2 }).log.entries;
  expect(JSON.stringify(covered)).not.toContain(token);
  expect(JSON.stringify(shown)).toContain(token);
});

test('a binary body is its size and type, without a text', () => {
  const entry = { status: 200, responseHeaders: { 'content-type': 'image/png' } };
  const body = { responseBody: '(binary, 4 bytes)', isBinary: true as const, bytes: 4 };
  expect(firstOf(createHar(createEntries({ ...entry, ...body }))).response).toMatchObject({
    bodySize: 4,
    content: { size: 4, mimeType: 'image/png', comment: 'Binary. Its bytes are not kept.' },
  });
  expect(firstOf(createHar(createEntries({ ...entry, ...body }))).response.content).not.toHaveProperty(
    'text',
  );
});

test('of an address that is longer than any app can request no parameters are listed', () => {
  const queryOf = (url: string) => firstOf(createHar(createEntries({ url }))).request.queryString;
  const address = (count: number) => `https://api.test/?${'a=1&'.repeat(count)}`;
  expect(queryOf(address(1_000))).toHaveLength(1_000);
  expect(queryOf(address(20_000))).toEqual([]);
});

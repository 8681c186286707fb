import { VirtualClock } from '../../../simulator/world/clock';
import {
  type RequestEvent,
  type SettingEvent,
  Trace,
  type TraceEntry,
  type TraceOptions,
  type WarningEvent,
} from '../../../simulator/world/trace';

function setup(options: TraceOptions = {}) {
  const clock = new VirtualClock(0);
  const trace = new Trace(clock, options);
  return {
    trace,
    advance: (ms: number) => clock.runUntil(clock.now() + ms),
    log: (text: string) => trace.add({ kind: 'console', place: 'watch', level: 'log', text }),
    fail: (text: string, stack?: string) => trace.add({ kind: 'error', place: 'watch', text, stack }),
    request: (bytes: number) => {
      const entry = trace.add<RequestEvent>({ kind: 'request', method: 'GET', url: 'u', requestHeaders: {} });
      trace.update(entry, { responseBody: 'x'.repeat(bytes) });
      return entry;
    },
    lines: () =>
      trace.entries.flatMap((entry) => ('text' in entry ? [`${entry.text} × ${entry.count ?? 1}`] : [])),
  };
}

const READ_PLACE: TraceOptions = { locate: (_, stack) => ({ at: stack, frames: [stack] }) };

test('equal errors are one entry, whatever comes between them', () => {
  const { trace, advance, fail, log, lines } = setup(READ_PLACE);
  const notified: [number, boolean][] = [];
  trace.listen((entry, isNew) => notified.push([entry.id, isNew]));
  fail('a', 'here');
  advance(30_000);
  log('between');
  fail('a', 'here');
  fail('a', 'elsewhere');
  expect(lines()).toEqual(['a × 2', 'between × 1', 'a × 1']);
  expect(trace.entries[0]).toMatchObject({ t: 0, last: 30_000, at: 'here' });
  expect(notified).toEqual([
    [0, true],
    [1, true],
    [0, false],
    [2, true],
  ]);
});

test('an error that comes again after more than a minute is another entry', () => {
  const { advance, fail, lines } = setup();
  for (let i = 0; i < 3; i++) {
    fail('each minute');
    advance(60_000);
  }
  advance(1);
  fail('each minute');
  expect(lines()).toEqual(['each minute × 3', 'each minute × 1']);
});

test('console lines keep their order, unless they are a flood', () => {
  const { log, lines } = setup();
  for (const text of ['a', 'a', 'b', 'a']) log(text);
  expect(lines()).toEqual(['a × 2', 'b × 1', 'a × 1']);
  for (let i = 0; i < 10_000; i++) log(i % 2 === 0 ? 'tick' : 'tock');
  expect(lines().length).toBeLessThan(30);
});

test('a new run of an app begins with entries of its own', () => {
  const { trace, fail, lines } = setup();
  fail('a');
  trace.add({ kind: 'start', place: 'watch' });
  fail('a');
  expect(lines()).toEqual(['a × 1', 'a × 1']);
});

test('a flood of long lines with different middles is not taken for one line', () => {
  const { log, lines } = setup();
  for (const middle of ['a', 'b']) log(`${'x'.repeat(2_000)}${middle}${'x'.repeat(2_000)}`);
  expect(lines()).toHaveLength(2);
});

test('a warning has the place of the code that called', () => {
  const { trace } = setup({ locate: (place, stack) => ({ at: place, frames: stack.split('\n') }) });
  const entry = trace.add<WarningEvent>({ kind: 'warning', place: 'phone', text: 'odd' });
  expect(entry.at).toBe('phone');
  expect(entry.frames?.join()).toContain('trace.test');
});

test('the oldest entries are dropped, ids stay, and entries are found by them', () => {
  const { trace, fail, log } = setup({ maxEntries: 100 });
  fail('repeated');
  for (let i = 0; i < 1_000; i++) log(`line ${i}`);
  expect(trace.entries.length).toBeGreaterThan(80);
  expect(trace.entries.length).toBeLessThanOrEqual(100);
  expect(trace.nextId).toBe(1_001);
  expect(trace.dropped.entries).toBe(1_001 - trace.entries.length);
  expect(trace.get(0)).toBeUndefined();
  expect(trace.get(1_000)).toBe(trace.entries.at(-1));
  for (const [i, entry] of trace.entries.entries()) expect(entry.id).toBe((trace.entries[0]?.id ?? 0) + i);
  // Its entry is gone, so that it needs another.
  expect(fail('repeated').id).toBe(1_001);
});

test('the oldest bodies are dropped before their entries, also those that come late', () => {
  const { trace, request } = setup({ maxBodyBytes: 1_000 });
  const slow = trace.add<RequestEvent>({ kind: 'request', method: 'GET', url: 'slow', requestHeaders: {} });
  trace.update(slow, { requestBody: 'early' });
  const entries = [400, 400, 400].map(request);
  expect(entries.map(({ responseBody }) => responseBody?.length)).toEqual([undefined, 400, 400]);
  expect(entries.map(({ isCut }) => isCut ?? false)).toEqual([true, false, false]);
  trace.update(slow, { responseBody: 'x'.repeat(900), status: 200 });
  expect(slow).toMatchObject({ status: 200, isCut: true });
  expect(slow.responseBody).toBeUndefined();
  expect(trace.dropped.bodies).toBe(2);
  expect(trace.entries).toHaveLength(4);
});

test('decoded files and long texts count as bodies', () => {
  const { trace, log } = setup({ maxBodyBytes: 5_000 });
  const file = trace.add({
    kind: 'file',
    direction: 'toWatch',
    name: 'f',
    bytes: 4_000,
    state: 'pending',
    get data() {
      return { decoded: true };
    },
  }) as TraceEntry & { kind: 'file' };
  const long = log('y'.repeat(4_000));
  expect(file.data).toBeUndefined();
  expect(file).toMatchObject({ bytes: 4_000, isCut: true });
  expect(long.text).toHaveLength(4_000);
  log('z'.repeat(4_000));
  expect(long.text).toHaveLength(501);
});

test('long addresses, headers and keys count as bodies', () => {
  const { trace } = setup({ maxBodyBytes: 5_000 });
  const long = 'u'.repeat(4_000);
  const request = trace.add<RequestEvent>({
    kind: 'request',
    method: 'GET',
    url: long,
    requestHeaders: { long },
    responseHeaders: { short: 'x' },
  });
  const setting = trace.add<SettingEvent>({ kind: 'setting', by: 'companion', key: long, value: null });
  trace.add({ kind: 'page', url: long, state: 'open' });
  expect(request).toMatchObject({ requestHeaders: {}, responseHeaders: { short: 'x' }, isCut: true });
  expect(request.url).toHaveLength(501);
  expect(setting).toMatchObject({ value: null, isCut: true });
  expect(setting.key).toHaveLength(501);
});

import { WorldConnection } from '../../../simulator/client/world-connection';
import type { ConnectWorld } from '../../../simulator/client/world-link';
import { createRandom } from '../../../simulator/realm/random';

/** What a world that has been taken over may send in the place of any value. */
const ODD_VALUES: readonly unknown[] = [
  null,
  true,
  -1,
  1e308,
  '',
  '\u001b]0;owned\u0007\u001b[2J\u009b31m',
  '<script>alert(1)</script>',
  '/browse/../../open',
  'x'.repeat(100_000),
  [],
  {},
  [[[[[[]]]]]],
  JSON.parse('{"__proto__":{"isOwned":true},"constructor":{"prototype":{"isOwned":true}}}'),
  { toString: null, valueOf: null, toJSON: 1, length: 1e9 },
  Array.from({ length: 10_000 }, (_, i) => i),
];

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>';

const REPORT = {
  device: { display: { mode: 'on', lit: null }, texts: [], console: ['log: a'], errors: [], warnings: [] },
  companion: { console: [], errors: [], requests: [] },
  settings: { keys: { a: '1' }, tree: null },
  link: {
    messages: { toWatch: { count: 0, bytes: 0 }, toPhone: { count: 0, bytes: 0 } },
    files: [{ t: '2026-07-14T12:42:00.123Z', name: 'a', bytes: 1, state: 'pending' }],
  },
  screenshots: [],
};
const LINE = { kind: 'console', place: 'watch', level: 'log', text: 'a' };
const REQUEST = { method: 'GET', url: 'https://a.example/', status: 200 };

/** By method; a method without a result is not listed. */
export const RESULTS: Readonly<Record<string, unknown>> = {
  load: { fileName: 'a.fba', name: 'Tiny', uuid: 'u', models: ['atlas'], hasSettings: true, openCount: 0 },
  now: 0,
  run: 0,
  replayTo: true,
  ping: 0,
  entries: [
    { id: 1, t: 0, kind: 'request', ...REQUEST, requestHeaders: {}, responseHeaders: { location: '/a' } },
    { id: 2, t: 0, ...LINE },
  ],
  settings: { a: '1' },
  texts: [{ id: 'a', text: 'b', isVisible: true }],
  elements: [
    {
      tag: 'text',
      id: 'a',
      ancestorIds: ['b'],
      fill: '#ffffff',
      alpha: 1,
      corners: [[0, 0]],
      text: { shown: 'a', isCut: false, size: 9, weight: 'bold' },
    },
  ],
  lines: [{ event: LINE, count: 1, first: 0, last: 0 }],
  requests: [{ t: 0, ...REQUEST }],
  files: [{ t: 0, direction: 'toWatch', name: 'a', bytes: 1, state: 'pending' }],
  recording: {
    spec: { model: 'atlas', zone: 'UTC', start: 0 },
    app: { fileName: 'a.fba', name: 'Tiny', uuid: 'u' },
    steps: [],
    now: 0,
    texts: [],
    isCut: false,
  },
  describeTarget: { model: 'atlas', app: { uuid: 'u', buildId: 'b' } },
  evaluate: { text: 'a' },
  picture: { svg: SVG, model: 'atlas' },
  settingsScript: { name: 'Tiny', script: '' },
  entry: '{}',
  report: { report: REPORT, errors: 0 },
  signInProblem: 'none',
  visit: { status: 200, html: '<p>', location: '/browse/aa/http/x' },
};

const EVENTS: readonly { event: string; data: unknown }[] = [
  { event: 'page', data: { page: 1, text: JSON.stringify({ type: 'frame', svg: SVG, texts: [] }) } },
  {
    event: 'fetch',
    data: { id: 1, request: { method: 'GET', url: 'https://a.example/', headers: {}, body: 'x' } },
  },
  { event: 'measure', data: { id: 1, svg: SVG } },
  { event: 'running', data: { owner: 'watch' } },
];

/**
 * A world that answers every call and sends events of its own, mutated by `seed`; `thrown` collects what that throws.
 */
export function connectMutated(seed: number, thrown: unknown[], { isLoadWhole = false } = {}): ConnectWorld {
  const next = createRandom(seed);
  const pick = <T>(values: readonly T[]): T => values[next() % values.length] as T;

  function mutate(value: unknown, chance: number): unknown {
    if (next() % 100 < chance) return pick(ODD_VALUES);
    if (Array.isArray(value)) return value.map((item) => mutate(item, chance));
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).filter(() => next() % 100 >= chance / 4);
    return Object.fromEntries(entries.map(([key, item]) => [key, mutate(item, chance)]));
  }

  return (observer) => {
    let receive: (message: unknown) => void = () => undefined;
    const send = (message: unknown): void => {
      try {
        // As it arrives from a process: `__proto__` is a member.
        receive(JSON.parse(JSON.stringify(message)));
      } catch (error) {
        thrown.push(error);
      }
    };
    const respond = (call: { id: number; method: string }): void => {
      const { id, method } = call;
      const result = Object.hasOwn(RESULTS, method) ? RESULTS[method] : null;
      for (let i = 0; i < 3; i++) send(mutate(pick(EVENTS), 25));
      if (method === 'load' && isLoadWhole) send({ id, result });
      else if (next() % 4 === 0) send({ id, error: mutate({ name: 'Error', message: 'no\u001b[2J' }, 30) });
      else send({ id, result: mutate(result, 30) });
      // A call without a response would wait for good, as with a world that hangs.
      send({ id, result: null });
    };
    const connection = new WorldConnection(
      {
        // What the connection posts are calls.
        post: (message) => void setImmediate(respond, message as { id: number; method: string }),
        listen: (listener) => {
          receive = listener;
        },
      },
      { page: observer.onPageMessage, fetch: observer.onFetch, measure: observer.onMeasure },
    );
    return { connection, close: async (reason = 'closed') => connection.end(reason) };
  };
}

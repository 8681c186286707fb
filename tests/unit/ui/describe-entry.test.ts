import { describeEntry, getPathName } from '../../../simulator/ui/describe-entry';
import { tailStart } from '../../../simulator/ui/event-row';
import type { TraceEntry, TraceEvent } from '../../../simulator/world/trace';

const describe_ = (event: TraceEvent) =>
  describeEntry({ ...event, id: 0, t: 0 } as TraceEntry, 'Almanac', (t) => `T${t}`);

const REQUEST = {
  kind: 'request',
  method: 'GET',
  url: 'https://api.fitbit.com/1.2/user/-/sleep/date/2026-07-14.json',
  requestHeaders: {},
} as const;

test('a request is one row from its beginning to its end', () => {
  expect(describe_(REQUEST)).toMatchObject({
    hop: 'pc',
    state: 'wait',
    status: 'open',
    name: 'sleep/date/2026-07-14',
  });
  expect(describe_({ ...REQUEST, status: 200, bytes: 11_800 })).toMatchObject({
    state: '',
    status: '200',
    size: '11.8 kB',
    hopName: 'Phone to cloud',
  });
  expect(describe_({ ...REQUEST, status: 429, bytes: 80 })).toMatchObject({ state: 'bad', status: '429' });
  expect(describe_({ ...REQUEST, failure: 'offline' })).toMatchObject({ state: 'lost', status: 'failed' });
});

test.each([
  ['activities/steps/date/2026-07-14/1d/15min', 'activities/steps/date/2026-07-14/1d', '/15min'],
  ['foods/log/water/date/2026-07-14', 'foods/log/water/date/2026-07-14', ''],
  ['hrv/date/2026-06-15/2026-07-14', 'hrv/date/2026-06-15/2026-07-14', ''],
  ['hydration-log:dailyRollUp', 'hydration-log:dailyRollUp', ''],
])(
  'a long name keeps the end that distinguishes it, neither a date nor a part of a word: %s',
  (name, head, tail) => {
    const start = tailStart(name);
    expect([name.slice(0, start), name.slice(start)]).toEqual([head, tail]);
  },
);

test('a lost message differs from one that arrived', () => {
  const message = { kind: 'message', direction: 'toPhone', bytes: 16, data: { type: 'refresh' } } as const;
  expect(describe_({ ...message, state: 'arrived' })).toMatchObject({
    hop: 'wp',
    name: 'refresh',
    state: '',
  });
  expect(describe_({ ...message, state: 'lost' })).toMatchObject({ state: 'lost', status: 'lost' });
  expect(describe_({ ...message, state: 'sent', data: 7 })).toMatchObject({ state: 'wait', name: '7' });
});

test('a file waits, is sent, or fails', () => {
  const file = { kind: 'file', direction: 'toWatch', name: 'snapshot.cbor', bytes: 764 } as const;
  expect(describe_({ ...file, state: 'pending' })).toMatchObject({
    hop: 'pw',
    state: 'wait',
    status: 'waits',
  });
  expect(describe_({ ...file, state: 'transferred' })).toMatchObject({
    state: '',
    status: 'sent',
    size: '764 B',
  });
  expect(describe_({ ...file, state: 'error' })).toMatchObject({ state: 'lost', status: 'failed' });
});

test('what happened in one place is a ring on its lane', () => {
  expect(describe_({ kind: 'start', place: 'watch' })).toMatchObject({
    hop: 'w',
    name: 'Almanac on the watch',
  });
  expect(describe_({ kind: 'wake', reason: 'wokenUp' })).toMatchObject({
    hop: 'p',
    name: 'Companion · wokenUp',
  });
  expect(describe_({ kind: 'unload', cause: 'idle' })).toMatchObject({
    kind: 'unload',
    name: 'Companion · idle',
  });
  expect(describe_({ kind: 'display', mode: 'off' })).toMatchObject({
    hop: 'w',
    kind: 'display off',
    name: 'the watch',
  });
  expect(describe_({ kind: 'link', isOn: false })).toMatchObject({
    hop: 'p',
    kind: 'link off',
    name: 'Bluetooth',
  });
  expect(describe_({ kind: 'network', isOn: true })).toMatchObject({ kind: 'network on', name: 'Network' });
  expect(describe_({ kind: 'fault', name: 'link-off' })).toMatchObject({ hop: 'p', name: 'link-off' });
  expect(describe_({ kind: 'fault', name: 'restart-watch' })).toMatchObject({ hop: 'w' });
  expect(describe_({ kind: 'fault', name: 'answer' })).toMatchObject({ hop: 'c' });
  expect(describe_({ kind: 'fault', name: 'phone-clock', value: '+2h' })).toMatchObject({
    hop: 'p',
    name: 'phone-clock=+2h',
  });
  expect(describe_({ kind: 'tap', x: 10, y: 20, ms: 900 })).toMatchObject({
    kind: 'long press',
    name: '10,20 · 900 ms',
  });
  expect(describe_({ kind: 'tap', x: 10, y: 20, toX: 90, toY: 21 })).toMatchObject({
    kind: 'swipe',
    name: '10,20 → 90,21',
  });
  expect(describe_({ kind: 'tap', x: 10, y: 20 })).toMatchObject({ hop: 'w', kind: 'tap', name: '10,20' });
  expect(describe_({ kind: 'exit', place: 'settings' })).toMatchObject({
    hop: 'p',
    name: 'the settings page',
  });
  expect(describe_({ kind: 'setting', by: 'companion', key: 'status', value: null })).toMatchObject({
    hop: 'p',
    status: 'removed',
  });
  expect(describe_({ kind: 'error', place: 'watch', text: 'TypeError: x' })).toMatchObject({
    hop: 'w',
    state: 'bad',
  });
});

test.each([
  ['https://api.fitbit.com/1/user/-/profile.json', 'profile'],
  ['https://www.fitbit.com/oauth2/authorize?code=1', 'oauth2/authorize'],
  ['https://health.googleapis.com/v4/users/me/sleep', 'sleep'],
  ['https://example.com/', 'example.com'],
  ['nonsense', 'nonsense'],
  ['https://health.googleapis.com/v4/users/me/dataTypes/sleep/dataPoints?filter=x', 'sleep'],
  ['https://health.googleapis.com/v4/users/me/dataTypes/steps/dataPoints:rollUp', 'steps:rollUp'],
])('the name of %s', (address, name) => {
  expect(getPathName(address)).toBe(name);
});

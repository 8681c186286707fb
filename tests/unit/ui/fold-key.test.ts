import { foldKey, groupKey } from '../../../simulator/ui/fold-key';
import type { TraceEntry, TraceEvent } from '../../../simulator/world/trace';

let id = 0;
const toEntry = (event: TraceEvent) => ({ ...event, id: id++, t: 0 }) as TraceEntry;
const setting = (key: string) => toEntry({ kind: 'setting', by: 'settings', key, value: '1' });
const refresh = () =>
  toEntry({ kind: 'message', direction: 'toPhone', bytes: 9, data: { type: 'refresh' }, state: 'arrived' });
const file = (state: 'transferred' | 'error') =>
  toEntry({ kind: 'file', direction: 'toWatch', name: 'snapshot', bytes: 300, state });
const request = (date: string, status: number) =>
  toEntry({
    kind: 'request',
    method: 'GET',
    url: `https://api.fitbit.com/1.2/user/-/sleep/date/${date}.json?x=1`,
    requestHeaders: {},
    status,
  });

test('what differs only in its key, date or number is alike', () => {
  expect(foldKey(setting('a'))).toBe(foldKey(setting('b')));
  expect(foldKey(request('2026-07-14', 200))).toBe(foldKey(request('2026-07-15', 200)));
  expect(foldKey(request('2026-07-14', 200))).not.toBe(foldKey(refresh()));
  expect(groupKey([refresh(), file('transferred')])).toBe(groupKey([file('transferred'), refresh()]));
  expect(groupKey([refresh(), file('transferred')])).not.toBe(groupKey([refresh()]));
});

test('a look at the watch with the refresh that it brings is like any other', () => {
  const look = () => [
    toEntry({ kind: 'display', mode: 'on' }),
    refresh(),
    file('transferred'),
    toEntry({ kind: 'display', mode: 'off' }),
  ];
  expect(groupKey(look())).toEqual(expect.any(String));
  expect(groupKey(look())).toBe(groupKey(look()));
});

test('what failed, what was done by hand, and what an app wrote always have rows of their own', () => {
  const own = [
    file('error'),
    request('2026-07-14', 500),
    toEntry({ kind: 'tap', x: 1, y: 2 }),
    toEntry({ kind: 'error', place: 'watch', text: 'no' }),
    toEntry({ kind: 'console', place: 'phone', level: 'log', text: 'ready' }),
    toEntry({ kind: 'link', isOn: false }),
  ];
  for (const entry of own) {
    expect(foldKey(entry)).toBeUndefined();
    expect(groupKey([refresh(), entry])).toBeUndefined();
  }
});

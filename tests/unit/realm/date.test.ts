import { spawnSync } from 'node:child_process';
import { openRealm, START } from './open-realm';

/** What an ES5 script can find out about dates, as a list of texts. The same in a realm and in Node itself. */
const PROBE = `(function () {
  var out = [];
  function note(date) {
    out.push([
      date.getTime(), date.getFullYear(), date.getMonth(), date.getDate(), date.getDay(), date.getHours(),
      date.getMinutes(), date.getSeconds(), date.getMilliseconds(), date.getYear(), date.getTimezoneOffset(),
      date.getUTCHours(), date.toString(), date.toDateString(), date.toTimeString(), date.toUTCString(),
      date.toJSON(), String(date), date + 1, date - 1
    ].join(';'));
  }
  for (var t = Date.UTC(1975, 2, 3, 4, 5, 6, 7); t < Date.UTC(2031, 0); t += 9.7e8) note(new Date(t));
  for (var h = 0; h < 24 * 366 * 2; h++) {
    var local = new Date(2026, 0, 1, 0, 30 * h);
    out.push(local.getTime() + ',' + local.getHours() + ',' + local.getTimezoneOffset());
  }
  [
    '2026-03-29', '2026-03', '2026', '2026-03-29T02:30', '2026-10-25T02:30:15.250', '2026-07-01T12:00:00Z',
    '2026-07-01T12:00:00.5+05:30', 'Tue Mar 22 2016 10:00:00', 'Tue, 22 Mar 2016 10:00:00 GMT',
    'Tue, 22 Mar 2016 10:00:00 +0200', 'Mar 22, 2016', '3/22/2016 4:05 PM', '2016-03-22 10:00', '2016/03/22',
    'Tue Mar 22 2016 10:00:00 GMT+0100 (CET)', '22 March 2016 10:00 EST', '+002026-01-01T00:00', 'nonsense', '',
    '1-2-2016', 'Mar 22 2016 10:00 (a - comment)'
  ].forEach(function (text) { note(new Date(text)); out.push(text + ' ' + Date.parse(text)); });
  note(new Date(NaN));
  note(new Date(8.64e15 + 1));
  note(new Date(99, 0));
  note(new Date(2026, 12, -3, 25, 61, 61, 1001));
  note(new Date(new Date(2026, 5, 1)));
  note(new Date({ valueOf: function () { return 86400000; } }));
  note(new Date({ valueOf: function () { return '2026-05-05T05:05'; } }));
  note(new Date(true));
  note(new Date(null));
  note(new Date(undefined));
  note(new Date('2026', '5'));
  var s = new Date(2026, 2, 28, 2, 30);
  [['setDate', 29], ['setHours', 26, 5], ['setMinutes', -1], ['setSeconds', 61, 7], ['setMilliseconds', 2500],
   ['setMonth', 9, 25], ['setHours', 2, 30, 0, 0], ['setFullYear', 2024, 1, 29], ['setYear', 99], ['setYear', 2016],
   ['setTime', 1e12], ['setUTCHours', 3], ['setMonth'], ['setFullYear', 2020], ['setHours', NaN], ['setMinutes', 5]
  ].forEach(function (call) { out.push(s[call[0]].apply(s, call.slice(1)) + ' ' + call[0]); note(s); });
  out.push(Object.prototype.toString.call(new Date()), new Date() instanceof Date, Date.length, typeof Date(),
    Date.prototype.constructor === Date, Date.UTC(2026, 1, 2), JSON.stringify({ d: new Date(0) }));
  try { Date.prototype.getHours.call({}); } catch (e) { out.push(e instanceof TypeError); }
  try { new Date(NaN).toISOString(); } catch (e) { out.push(e instanceof RangeError); }
  return out;
})()`;

describe.each([
  'Europe/Vienna',
  'America/Los_Angeles',
  'Asia/Kolkata',
  'Pacific/Auckland',
  'America/St_Johns',
  'UTC',
])('Date in %s', (zone) => {
  test('behaves as in Node on a computer in that zone', () => {
    const node = spawnSync(process.execPath, ['-p', `JSON.stringify(${PROBE})`], {
      env: { TZ: zone, LC_ALL: 'en_US.UTF-8' },
      encoding: 'utf8',
      maxBuffer: 1e8,
    });
    const expected: string[] = JSON.parse(node.stdout);
    const { evaluate, errors } = openRealm({ profile: 'companion', zone: () => zone });
    const actual = evaluate(PROBE) as string[];
    expect(errors).toEqual([]);
    expect(expected.length).toBeGreaterThan(18_000);
    const wrong = expected.flatMap((text, i) =>
      actual[i] === text ? [] : [{ expected: text, actual: actual[i] }],
    );
    expect(wrong).toEqual([]);
    expect(actual.length).toBe(expected.length);
  });
});

test('now is the clock of the simulator', () => {
  const { evaluate, clock } = openRealm();
  expect(evaluate('new Date().getTime()')).toBe(START);
  clock.runUntil(START + 1234);
  expect(evaluate('Date.now()')).toBe(START + 1234);
  expect(evaluate('Date()')).toBe('Thu Jan 15 2026 11:00:01 GMT+0100');
});

test('the zone may change while the realm lives', () => {
  let zone = 'Europe/Vienna';
  const { evaluate } = openRealm({ zone: () => zone });
  expect(evaluate('new Date().getHours()')).toBe(11);
  zone = 'Asia/Tokyo';
  expect(evaluate('new Date().getHours()')).toBe(19);
});

test('an app on the watch gets no locale, but the plain texts', () => {
  const { evaluate } = openRealm();
  expect(evaluate('new Date(0).toLocaleDateString()')).toBe('Thu Jan 01 1970');
  expect(evaluate('new Date(0).toLocaleString("de")')).toBe('Thu Jan 01 1970 01:00:00 GMT+0100');
});

test('dates can be handed in', () => {
  const { evaluate, realm } = openRealm();
  realm.globals.given = realm.createDate(86_400_000);
  expect(evaluate('given instanceof Date && given.getHours() + given.toISOString()')).toBe(
    '11970-01-02T00:00:00.000Z',
  );
});

test.each(['companion', 'settings'] as const)(
  'a %s warns of each form that an older iPhone refuses',
  (profile) => {
    const warnings: string[] = [];
    const { evaluate } = openRealm({ profile, onWarning: (text) => warnings.push(text) });
    evaluate(`[
    '2026-07-14 09:00:00', '2025-01-01 00:00:00', '2026-07-14T09:00:00+0200', '2026-7-4', '14.07.2026 nothing',
    '2026-07-14', '2026-07-14T09:00', '2026-07-14T09:00:00.5Z', '2026-07-14T09:00:00+02:00', '2026-07T09:00Z', '+002026-07-14T09:00Z', '2026/07/14', '7/14/2026',
    'Jul 14, 2026', 'Tue, 14 Jul 2026 12:42:00 GMT', String(new Date(0)), new Date(0).toUTCString(), 'nonsense'
  ].map(function (text) { return new Date(text).getTime() + Date.parse(text); })`);
    expect(warnings).toEqual(
      ['2026-07-14 09:00:00', '2026-07-14T09:00:00+0200', '2026-7-4'].map(
        (text) => `Date: an older iPhone reads no such date, but Invalid Date: "${text}"`,
      ),
    );
  },
);

import { installVirtualDate, setVirtualTime } from '../../../simulator/ui/settings-frame/virtual-date';

/** 14 July 2026, 14:42:07 in Vienna, whatever zone this computer is in. */
const NOW = Date.parse('2026-07-14T12:42:07Z');
const iso = (date: Date) => date.toISOString();

setVirtualTime({ now: NOW, rate: 0, zone: 'Europe/Vienna' });
const warnings: string[] = [];
installVirtualDate('de-DE', (text) => warnings.push(text));
// Jest passes the original Date to each module as an argument.
const VirtualDate = globalThis.Date;

test('now is the world’s', () => {
  expect(VirtualDate.now()).toBe(NOW);
  expect(iso(new VirtualDate())).toBe('2026-07-14T12:42:07.000Z');
  expect(new VirtualDate() instanceof VirtualDate).toBe(true);
});

test('local fields are those of the world’s zone', () => {
  const date = new VirtualDate();
  expect([date.getHours(), date.getMinutes(), date.getDate(), date.getDay()]).toEqual([14, 42, 14, 2]);
  expect(date.getTimezoneOffset()).toBe(-120);
  expect(date.toLocaleTimeString('en-GB')).toBe('14:42:07');
  expect(new Intl.DateTimeFormat('en-GB', { timeStyle: 'short' }).format(date)).toBe('14:42');
});

test('what is made of local fields and texts is in the world’s zone', () => {
  expect(iso(new VirtualDate(2026, 0, 5, 8))).toBe('2026-01-05T07:00:00.000Z');
  expect(iso(new VirtualDate('2026-07-14T08:00'))).toBe('2026-07-14T06:00:00.000Z');
  expect(iso(new VirtualDate('July 14, 2026 08:00'))).toBe('2026-07-14T06:00:00.000Z');
});

test('a year after a hyphen is no zone', () => {
  expect(iso(new VirtualDate('07-14-2026'))).toBe('2026-07-13T22:00:00.000Z');
  expect(iso(new VirtualDate('14-Jul-2026'))).toBe('2026-07-13T22:00:00.000Z');
  expect(warnings).toEqual(['Date: an older iPhone reads no such date, but Invalid Date: "07-14-2026"']);
});

test('texts that say their zone mean it', () => {
  expect(iso(new VirtualDate('2026-07-14T08:00:00Z'))).toBe('2026-07-14T08:00:00.000Z');
  expect(iso(new VirtualDate('2026-07-14T08:00:00+05:30'))).toBe('2026-07-14T02:30:00.000Z');
  expect(iso(new VirtualDate('2026-07-14'))).toBe('2026-07-14T00:00:00.000Z');
  expect(iso(new VirtualDate('Jan 15 2026 08:00 EST'))).toBe('2026-01-15T13:00:00.000Z');
  expect(iso(new VirtualDate('Jan 15, 2026 08:00 +0530'))).toBe('2026-01-15T02:30:00.000Z');
  expect(Number.isNaN(new VirtualDate('nonsense').getTime())).toBe(true);
});

test('setting a local field goes over a change of the clocks', () => {
  const date = new VirtualDate(2026, 2, 28, 12);
  expect(iso(date)).toBe('2026-03-28T11:00:00.000Z');
  date.setDate(29);
  expect(iso(date)).toBe('2026-03-29T10:00:00.000Z');
  expect(date.getHours()).toBe(12);
});

test('a copy of a date is the same moment', () => {
  const date = new VirtualDate(NOW + 1);
  expect(new VirtualDate(date).getTime()).toBe(NOW + 1);
});

test('texts of a date are those of a browser in the world’s zone, and are read again', () => {
  const date = new VirtualDate();
  expect(String(date)).toBe('Tue Jul 14 2026 14:42:07 GMT+0200 (Central European Summer Time)');
  expect(date.toDateString()).toBe('Tue Jul 14 2026');
  expect(date.toTimeString()).toBe('14:42:07 GMT+0200 (Central European Summer Time)');
  expect(VirtualDate()).toBe(String(date));
  expect(new VirtualDate(String(date)).getTime()).toBe(date.getTime() - date.getMilliseconds());
  expect(String(new VirtualDate(Number.NaN))).toBe('Invalid Date');
});

test('texts are in the phone’s language, unless the app names one that is known', () => {
  const date = new VirtualDate();
  expect(date.toLocaleDateString()).toBe('14.7.2026');
  expect(date.toLocaleDateString('xx')).toBe('14.7.2026');
  expect(date.toLocaleDateString('en-US')).toBe('7/14/2026');
  expect((1234.5).toLocaleString()).toBe('1.234,5');
  expect(new Intl.NumberFormat().format(1234.5)).toBe('1.234,5');
  expect(new Intl.PluralRules().resolvedOptions().locale).toBe('de');
  expect(new Intl.DateTimeFormat().format()).toBe('14.7.2026');
  expect(new Intl.DateTimeFormat() instanceof Intl.DateTimeFormat).toBe(true);
});

import { formatBytes, formatPercent, formatRoundedDuration, ZoneFormat } from '../../../simulator/ui/format';

test('moments as the clocks of a zone show them', () => {
  const t = Date.parse('2026-07-14T12:42:07Z');
  const vienna = new ZoneFormat('Europe/Vienna');
  expect([vienna.formatTime(t), vienna.formatHourMinute(t), vienna.formatDate(t)]).toEqual([
    '14:42:07',
    '14:42',
    'Tue 14 July 2026',
  ]);
  expect(vienna.formatZone(t)).toBe('Vienna, UTC+2');
  expect(new ZoneFormat('America/New_York').formatZone(t)).toBe('New York, UTC-4');
  expect(vienna.formatTime(Date.parse('2026-07-13T22:00:00Z'))).toBe('00:00:00');
});

test.each([
  [16, '16 B'],
  [11_800, '11.8 kB'],
  [150_949, '151 kB'],
  [1_234_567, '1.2 MB'],
])('%d bytes', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});

test.each([
  [12_000, '12 s'],
  [12 * 60_000, '12 min'],
  [7 * 3_600_000, '7 h'],
  [72 * 3_600_000, '3 days'],
])('%d ms', (milliseconds, text) => {
  expect(formatRoundedDuration(milliseconds)).toBe(text);
});

test('shares with one decimal', () => {
  expect([formatPercent(0.0432), formatPercent(0), formatPercent(1)]).toEqual(['4.3 %', '0.0 %', '100.0 %']);
});

import { isZone, ZoneNames } from '../../../simulator/client/is-zone';

test('a zone has a name that dates can be shown in', () => {
  for (const name of ['Europe/Vienna', 'Europe/Kyiv', 'US/Pacific', 'UTC', 'Etc/GMT+3'])
    expect([name, isZone(name)]).toEqual([name, true]);
  for (const value of ['', 'Europe/Nowhere', 'x'.repeat(1_000_000), 7, null, ['UTC']])
    expect(isZone(value)).toBe(false);
});

test('names that are written in ever other ways are tried a few times only', () => {
  const format = jest.spyOn(Intl, 'DateTimeFormat');
  const names = new ZoneNames(3);
  const variants = ['europe/Vienna', 'eUrope/Vienna', 'nowhere', 'euRope/Vienna', 'eurOpe/Vienna'];
  expect(variants.map((name) => names.has(name))).toEqual([true, true, false, false, false]);
  expect(format).toHaveBeenCalledTimes(3);
  // What is known stays known.
  expect(['europe/Vienna', 'Asia/Tokyo', 'UTC'].map((name) => names.has(name))).toEqual([true, true, true]);
  format.mockRestore();
});

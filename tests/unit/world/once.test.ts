import { once } from '../../../simulator/world/once';

test('each key is reported once, with the rest of its first call', () => {
  const reports: string[] = [];
  const report = once((key: string, text: string) => reports.push(`${key} ${text}`));
  report('a', 'one');
  report('b', 'two');
  report('a', 'three');
  expect(reports).toEqual(['a one', 'b two']);
});

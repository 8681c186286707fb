import { readProcessUse } from '../../../simulator/process/process-use';

const isLinux = process.platform === 'linux';
if (!isLinux) console.warn('process-use: skipped, only Linux has /proc');

(isLinux ? test : test.skip)('reads what this process uses', () => {
  const { residentBytes, cpuMs } = readProcessUse(process.pid);
  const { user, system } = process.cpuUsage();
  expect(residentBytes / process.memoryUsage.rss()).toBeCloseTo(1, 0);
  expect(cpuMs * 1000).toBeGreaterThan((user + system) / 2);
  expect(cpuMs * 1000).toBeLessThanOrEqual(user + system + 20_000);
});

test('a process that there is not uses nothing that is known', () => {
  expect(readProcessUse(undefined)).toEqual({ residentBytes: Number.NaN, cpuMs: Number.NaN });
  expect(readProcessUse(2 ** 30)).toEqual({ residentBytes: Number.NaN, cpuMs: Number.NaN });
});

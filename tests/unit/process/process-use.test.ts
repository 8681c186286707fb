import fs from 'node:fs';
import { readProcessUse } from '../../../simulator/process/process-use';

const isLinux = process.platform === 'linux';
if (!isLinux) console.warn('process-use: skipped, only Linux has /proc');

(isLinux ? test : test.skip)('reads what this process uses', () => {
  const { memoryBytes, cpuMs } = readProcessUse(process.pid);
  const { user, system } = process.cpuUsage();
  expect(memoryBytes / process.memoryUsage.rss()).toBeCloseTo(1, 0);
  expect(cpuMs * 1000).toBeGreaterThan((user + system) / 2);
  expect(cpuMs * 1000).toBeLessThanOrEqual(user + system + 20_000);
});

test('a process that there is not uses nothing that is known', () => {
  expect(readProcessUse(undefined)).toEqual({ memoryBytes: Number.NaN, cpuMs: Number.NaN });
  expect(readProcessUse(2 ** 30)).toEqual({ memoryBytes: Number.NaN, cpuMs: Number.NaN });
});

(isLinux ? test : test.skip)('what was moved to disk counts, too', () => {
  const { memoryBytes } = readProcessUse(process.pid);
  const { readFileSync } = fs;
  const spy = jest.spyOn(fs, 'readFileSync').mockImplementation((path, options) => {
    const text = readFileSync(path, options);
    return String(path).endsWith('/status')
      ? String(text).replace(/^VmSwap:.*$/m, 'VmSwap:\t 4194304 kB')
      : text;
  });
  const swapped = readProcessUse(process.pid);
  spy.mockRestore();
  expect((swapped.memoryBytes - memoryBytes) / 2 ** 32).toBeCloseTo(1, 1);
});

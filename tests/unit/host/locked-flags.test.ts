import { spawnSync } from 'node:child_process';
import { realpathSync, writeFileSync } from 'node:fs';
import { lockedFlags } from '../../../simulator/host/locked-flags';
import { createFolder } from '../../journey/command';

const LOCK = { heapLimitMb: 64 };

const folder = createFolder();
afterAll(() => folder.remove());

test('uses the name of the permission flag that this Node.js knows', () => {
  expect(lockedFlags(LOCK, new Set(['--permission', '--experimental-permission']))[0]).toBe('--permission');
  expect(lockedFlags(LOCK, new Set(['--experimental-permission']))[0]).toBe('--experimental-permission');
  // A Node.js that knew neither would refuse to start, and not run unlocked.
  expect(lockedFlags(LOCK, new Set())[0]).toBe('--experimental-permission');
});

test('allows native code only on request, and lists each path once', () => {
  expect(lockedFlags(LOCK)).not.toContain('--allow-addons');
  expect(lockedFlags({ ...LOCK, hasAddons: true, readable: ['/a', '/b', '/a'] })).toEqual(
    expect.arrayContaining(['--allow-addons', '--allow-fs-read=/a', '--allow-fs-read=/b']),
  );
  expect(lockedFlags({ ...LOCK, readable: ['/a', '/a'] }).filter((flag) => flag.includes('/a'))).toHaveLength(
    1,
  );
});

test('a locked process reads only the listed files, and can start, write and evaluate nothing', () => {
  const [open, shut] = ['open.txt', 'shut.txt'].map((name) => {
    writeFileSync(folder.path(name), '');
    return realpathSync(folder.path(name));
  }) as [string, string];
  const program = `
const fs = require('node:fs');
const attempts = {
  open: () => fs.readFileSync(${JSON.stringify(open)}),
  shut: () => fs.readFileSync(${JSON.stringify(shut)}),
  write: () => fs.writeFileSync(${JSON.stringify(open)}, ''),
  process: () => require('node:child_process').spawnSync('true'),
  worker: () => new (require('node:worker_threads').Worker)('', { eval: true }),
  code: () => Function('return 1')(),
};
const results = Object.entries(attempts).map(([name, attempt]) => {
  try { attempt(); return name; } catch { return 'no ' + name; }
});
console.log(results.join(', '));`;
  const flags = lockedFlags({ ...LOCK, readable: [open] });
  const { stdout } = spawnSync(process.execPath, [...flags, '-e', program], { encoding: 'utf8', env: {} });
  expect(stdout).toBe('open, no shut, no write, no process, no worker, no code\n');
});

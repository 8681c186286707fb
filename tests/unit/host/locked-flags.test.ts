import { spawnSync } from 'node:child_process';
import { mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockedFlags } from '../../../simulator/host/locked-flags';

const LOCK = { heapLimitMb: 64 };

test('the permission has the name that this Node.js knows', () => {
  expect(lockedFlags(LOCK, new Set(['--permission', '--experimental-permission']))[0]).toBe('--permission');
  expect(lockedFlags(LOCK, new Set(['--experimental-permission']))[0]).toBe('--experimental-permission');
  // A Node.js that knew neither would refuse to start, and not run unlocked.
  expect(lockedFlags(LOCK, new Set())[0]).toBe('--experimental-permission');
});

test('native code is allowed only where it is asked for, and each path once', () => {
  expect(lockedFlags(LOCK)).not.toContain('--allow-addons');
  expect(lockedFlags({ ...LOCK, hasAddons: true, readable: ['/a', '/b', '/a'] })).toEqual(
    expect.arrayContaining(['--allow-addons', '--allow-fs-read=/a', '--allow-fs-read=/b']),
  );
  expect(lockedFlags({ ...LOCK, readable: ['/a', '/a'] }).filter((flag) => flag.includes('/a'))).toHaveLength(
    1,
  );
});

test('a process with them reads what it may, and starts, writes and evaluates nothing', () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'locked-')));
  const file = join(folder, 'open.txt');
  writeFileSync(file, 'read');
  writeFileSync(join(folder, 'shut.txt'), '');
  const program = `
const fs = require('node:fs');
const attempts = {
  open: () => fs.readFileSync(${JSON.stringify(file)}, 'utf8'),
  shut: () => fs.readFileSync(${JSON.stringify(join(folder, 'shut.txt'))}, 'utf8'),
  write: () => fs.writeFileSync(${JSON.stringify(file)}, ''),
  process: () => require('node:child_process').spawnSync('true'),
  worker: () => new (require('node:worker_threads').Worker)('', { eval: true }),
  code: () => Function('return 1')(),
};
const results = Object.entries(attempts).map(([name, attempt]) => {
  try { attempt(); return name; } catch { return 'no ' + name; }
});
console.log(results.join(', '));`;
  const flags = lockedFlags({ ...LOCK, readable: [file] });
  const { stdout } = spawnSync(process.execPath, [...flags, '-e', program], { encoding: 'utf8', env: {} });
  expect(stdout).toBe('open, no shut, no write, no process, no worker, no code\n');
});

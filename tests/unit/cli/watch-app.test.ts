import { execFileSync } from 'node:child_process';
import { rmSync, truncateSync, unwatchFile, writeFileSync } from 'node:fs';
import { reportBuild } from '../../../simulator/cli/build-reports';
import { watchApp } from '../../../simulator/cli/watch-app';
import { UsageError } from '../../../simulator/client/usage-error';
import { WorldError } from '../../../simulator/client/world-connection';
import type { BuildResult } from '../../../simulator/simulation/protocol';
import { createFolder } from '../../journey/command';

const folder = createFolder();
afterAll(() => folder.remove());

const BUILT: BuildResult = { isBuilt: true, problems: [] };

test('whatever fails when the file is opened again, the next change counts', async () => {
  const path = folder.path('a.fba');
  writeFileSync(path, 'before');
  const lines: string[] = [];
  const builds: BuildResult[] = [];
  const results = [
    new UsageError('not built for hera'),
    new WorldError('AppPackageError', 'no zip'),
    new Error('odd'),
  ];
  watchApp({
    path,
    fba: Buffer.from('before'),
    world: {
      openApp: async () => {
        const error = results.shift();
        if (error) throw error;
      },
      showBuild: (build) => builds.push(build),
    },
    log: (text) => lines.push(text.trim()),
  });
  /** A change, and the line about it. */
  const change = async (change: () => void): Promise<string | undefined> => {
    const before = lines.length;
    change();
    reportBuild(BUILT);
    for (let i = 0; i < 200 && lines.length === before; i++)
      await new Promise((next) => setTimeout(next, 10));
    return lines[before];
  };
  try {
    for (const line of ['not built for hera', 'no zip', 'odd'])
      expect(await change(() => writeFileSync(path, line))).toBe(line);
    expect(await change(() => truncateSync(path, 2 ** 32))).toBe('a.fba is too large for an .fba');
    const makePipe = (): void => {
      rmSync(path);
      execFileSync('mkfifo', [path]);
    };
    expect(await change(makePipe)).toBe('a.fba is not a file');
    rmSync(path);
    expect(await change(() => writeFileSync(path, 'good'))).toBe('a.fba has changed and was opened again.');
  } finally {
    unwatchFile(path);
  }
  expect(builds.filter(({ isBuilt }) => !isBuilt).map(({ problems }) => problems[0]?.text)).toEqual([
    'not built for hera',
    'no zip',
    'a.fba is too large for an .fba',
    'a.fba is not a file',
  ]);
});

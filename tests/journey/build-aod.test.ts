import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readAppPackage } from '../../simulator/app-package/read-app-package';
import { FBA, REPOSITORY, runProgram, TSX } from './command';

/** Of its own, because other tests read build/app-aod.fba at the same time. */
const folder = mkdtempSync(join(tmpdir(), 'almanac-build-aod-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('the build with the always-on display requests its permission, the ordinary one does not', async () => {
  const readPackageJson = () => readFileSync(join(REPOSITORY, 'package.json'), 'utf8');
  const before = readPackageJson();
  const destination = join(folder, 'build/app-aod.fba');
  const { status, stderr } = await runProgram(
    process.execPath,
    ['--import', TSX, 'scripts/build-aod.mts', destination],
    { cwd: REPOSITORY },
  );
  expect([status, stderr]).toEqual([0, '']);
  expect(readPackageJson()).toBe(before);
  const readPermissions = (path: string) =>
    Object.values(readAppPackage(readFileSync(path)).devices).map((device) => device.permissions);
  const ordinary = readPermissions(FBA);
  expect(ordinary.flat()).not.toContain('access_aod');
  expect(readPermissions(destination)).toEqual(ordinary.map((permissions) => [...permissions, 'access_aod']));
});

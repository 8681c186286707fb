import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readAppPackage } from '../../simulator/app-package/read-app-package';
import { FBA, REPOSITORY, runProgram, TSX } from './command';

test('the build with the always-on display asks for its permission, the ordinary one does not', async () => {
  const packageJson = () => readFileSync(join(REPOSITORY, 'package.json'), 'utf8');
  const before = packageJson();
  const { status, stderr } = await runProgram(process.execPath, ['--import', TSX, 'scripts/build-aod.mts'], {
    cwd: REPOSITORY,
  });
  expect([status, stderr]).toEqual([0, '']);
  expect(packageJson()).toBe(before);
  const permissions = (path: string) =>
    Object.values(readAppPackage(readFileSync(path)).devices).map((device) => device.permissions);
  const ordinary = permissions(FBA);
  expect(ordinary.flat()).not.toContain('access_aod');
  expect(permissions(join(REPOSITORY, 'build/app-aod.fba'))).toEqual(
    ordinary.map((asked) => [...asked, 'access_aod']),
  );
});

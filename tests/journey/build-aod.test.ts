import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readAppPackage } from '../../simulator/app-package/read-app-package';
import { FBA, REPOSITORY } from './command';

const AOD_FBA = join(REPOSITORY, 'build/app-aod.fba');

/** One list a model. */
const readPermissions = (path: string) =>
  Object.values(readAppPackage(readFileSync(path)).devices).map(({ permissions }) => permissions);

test('the build with the always-on display requests its permission, the ordinary one does not', () => {
  const ordinary = readPermissions(FBA);
  expect(ordinary.flat()).not.toContain('access_aod');
  expect(readPermissions(AOD_FBA)).toEqual(ordinary.map((permissions) => [...permissions, 'access_aod']));
  // That build changes a copy.
  expect(readFileSync(join(REPOSITORY, 'package.json'), 'utf8')).not.toContain('access_aod');
});

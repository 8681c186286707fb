import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../../..');

it('THIRD_PARTY_NOTICES is what `npm run notices` writes', () => {
  const printed = execFileSync(
    process.execPath,
    [join(ROOT, 'node_modules/tsx/dist/cli.mjs'), join(ROOT, 'scripts/third-party-notices.ts'), '--print'],
    { encoding: 'utf8' },
  );
  expect(printed).toContain('\nreact-dom ');
  expect(readFileSync(join(ROOT, 'THIRD_PARTY_NOTICES'), 'utf8')).toBe(printed);
});

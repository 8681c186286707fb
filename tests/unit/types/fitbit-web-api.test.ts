import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SPECIFICATION_CORRECTIONS } from '../../../scripts/specification-corrections';

// That they are what the script makes, tests/contract/with-specification/types.test.ts proves.
const types = readFileSync(join(__dirname, '../../../types/fitbit-web-api.d.ts'), 'utf8');

it('are types only, without documentation', () => {
  expect(types.replace(/^\/\*\*[\s\S]*?\*\//, '')).not.toMatch(
    /\/\*|\/\/ |@|\b(const|function|class|enum|import)\b/,
  );
});

it('cannot be made from a specification whose faults are not the known ones', () => {
  for (const correct of SPECIFICATION_CORRECTIONS.slice(0, 4)) {
    expect(() => correct({ paths: {}, components: { schemas: {} } })).toThrow('the specification has no');
  }
});

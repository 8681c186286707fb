import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Recorded and documented bodies of the Web API, which live beside the repository where they are at hand. */
export const EXAMPLES = join(__dirname, '../../../../shared/examples/fitbit');

export const haveExamples = existsSync(EXAMPLES);
if (!haveExamples) console.warn(`skipped: no example bodies in ${EXAMPLES}`);

export function example(name: string): string {
  return readFileSync(join(EXAMPLES, name), 'utf8');
}

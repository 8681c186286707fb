import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Recorded and documented bodies of the Web API, which live beside the repository where they are at hand. */
const FOLDER = join(__dirname, '../../../../shared/examples/fitbit');

export const haveExamples = existsSync(FOLDER);
if (!haveExamples) console.warn(`skipped: no example bodies in ${FOLDER}`);

export function example(name: string): string {
  return readFileSync(join(FOLDER, name), 'utf8');
}

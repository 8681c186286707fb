import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildCopy } from '../../../scripts/build-copy';
import type { Mutant } from './mutants';

const FOLDER = join(__dirname, '../../../build/years/mutants');

/** Builds the product with the mistake of `mutant`. Resolves with the path of the package. */
export async function buildMutant({ name, file, from, to }: Mutant): Promise<string> {
  const fba = join(FOLDER, `${name}.fba`);
  const mutate = (folder: string): void => {
    const path = join(folder, file);
    const [before, after, ...others] = readFileSync(path, 'utf8').split(from);
    if (before === undefined || after === undefined || others.length > 0)
      throw new Error(`mutant ${name} does not apply to ${file}`);
    writeFileSync(path, before + to + after);
  };
  const { hasSucceeded, output } = await buildCopy(mutate, fba);
  if (!hasSucceeded) throw new Error(`mutant ${name} was not built:\n${output}`);
  return fba;
}

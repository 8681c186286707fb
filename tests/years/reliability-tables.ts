import { FAULTS } from '../../simulator/run/faults';
import { INVARIANTS } from './invariants';
import { MUTANTS } from './mutants/mutants';
import { SITUATIONS } from './situations';

/** What docs/reliability.md must have of each list: the beginnings of table rows. */
export const RELIABILITY_ROWS: readonly string[] = [
  ...INVARIANTS.map(({ name, rule, except }) => `| \`${name}\` | ${rule} | ${except || '—'} |`),
  ...SITUATIONS.map(({ name, words }) => `| \`${name}\` | ${words} |`),
  ...Object.entries(FAULTS).map(([name, words]) => `| \`${name}\` | ${words} |`),
  ...MUTANTS.map(({ name, words }) => `| \`${name}\` | ${words} |`),
];

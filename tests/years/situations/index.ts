import type { Situation } from '../situation';
import { DATA_SITUATIONS } from './data';
import { FILE_SITUATIONS } from './files';
import { LIFE_SITUATIONS } from './life';
import { LIMIT_SITUATIONS } from './limits';
import { TOKEN_SITUATIONS } from './tokens';

/** Everything that is worth reaching; docs/reliability.md has the list. */
export const SITUATIONS: readonly Situation[] = [
  ...TOKEN_SITUATIONS,
  ...LIMIT_SITUATIONS,
  ...FILE_SITUATIONS,
  ...DATA_SITUATIONS,
  ...LIFE_SITUATIONS,
];

import { basename, join } from 'node:path';
import type { WorldProcessOptions } from '../process/spawn-world';

/** What `simulator/build.mjs` makes. This file is part of it, or runs as source beside it. */
const DIST = basename(__dirname) === 'dist' ? __dirname : join(__dirname, '..', 'dist');

/** The script of a world's process, and what else that reads: the simulated world and the fonts. */
export function worldFiles(): WorldProcessOptions {
  return {
    script: join(DIST, 'world-process.cjs'),
    readable: [join(DIST, 'world.cjs'), join(DIST, 'fonts')],
  };
}

/** The folder of what the browser loads. */
export function uiFolder(): string {
  return join(DIST, 'ui');
}

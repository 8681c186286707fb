import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findFontPackages } from '../host/installed-fonts';
import type { WorldProcessOptions } from '../process/spawn-world';

const PROCESS = 'world-process.cjs';
/** What `simulator/build.mjs` makes. This file is part of it, under any name, or runs as source beside it. */
const DIST = existsSync(join(__dirname, PROCESS)) ? __dirname : join(__dirname, '..', 'dist');

/** The script of a world's process, and what else that reads: the simulated world and the fonts. */
export function worldFiles(): WorldProcessOptions {
  return {
    script: join(DIST, PROCESS),
    readable: [join(DIST, 'world.cjs'), join(DIST, 'fonts'), ...findFontPackages(process.cwd())],
  };
}

/** The folder of what the browser loads. */
export function uiFolder(): string {
  return join(DIST, 'ui');
}

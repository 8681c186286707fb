import { writeSync } from 'node:fs';
import { serveWorld } from '../simulation/serve-world';
import { errorCodeOf } from '../world/message-of';
import type { Port } from '../world/port';
import { JsonLines } from './json-lines';
import { lockDown } from './lock-down';
import { optimiseLater } from './optimise-later';

/**
 * The process that runs a world: messages come by standard input and leave by standard output, one line of JSON each.
 * It is started with Node's permission flags by `spawn-world.ts`.
 */

const OUTPUT = 1;
/** Longest line, characters: an .fba in base64, far larger than any. */
const MAX_LINE_LENGTH = 128 * 1024 * 1024;
/** Nobody ever wakes this up: a wait for a millisecond. */
const NEVER = new Int32Array(new SharedArrayBuffer(4));

optimiseLater();
lockDown();
serveWorld(createPipePort(), process.memoryUsage.rss);

function createPipePort(): Port {
  const lines = new JsonLines(MAX_LINE_LENGTH);
  return {
    // Synchronous: what was said before an endless loop or a crash has left.
    post: (message) => writeAll(Buffer.from(`${JSON.stringify(message)}\n`)),
    listen(listener) {
      process.stdin.setEncoding('utf8');
      process.stdin.on('data', (chunk: string) => {
        for (const message of lines.read(chunk)) listener(message);
      });
      // The parent is gone.
      process.stdin.on('end', () => process.exit());
      process.stdin.on('error', () => process.exit());
    },
  };
}

function writeAll(bytes: Uint8Array): void {
  let written = 0;
  while (written < bytes.length) {
    try {
      written += writeSync(OUTPUT, bytes, written);
    } catch (error) {
      if (errorCodeOf(error) !== 'EAGAIN') process.exit();
      Atomics.wait(NEVER, 0, 0, 1);
    }
  }
}

import { watchFile } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { describeTooLarge, MAX_PACKAGE_BYTES } from '../client/package-size';
import { UsageError } from '../client/usage-error';
import { WorldError, WorldGoneError } from '../client/world-connection';
import type { LiveWorld } from '../server/live-world';
import { messageOf } from '../world/message-of';
import { onBuildReport } from './build-reports';

/**
 * A look at the file's time costs nothing that can be measured, and works where folders are replaced and on network
 * drives, as notifications of the system do not.
 */
const POLL_MS = 200;

export interface WatchAppOptions {
  path: string;
  /** The content that runs. */
  fba: Uint8Array;
  world: Pick<LiveWorld, 'openApp' | 'showBuild'>;
  log(text: string): void;
}

/** Opens an .fba again when its content changes, until the process ends. */
export function watchApp({ path, fba, world, log }: WatchAppOptions): void {
  const name = basename(path);
  let content = fba;
  let opening = Promise.resolve();
  /** The page says that the file cannot be opened. */
  let isRefused = false;

  watchFile(path, { interval: POLL_MS }, () => scheduleOpen());
  onBuildReport((result) => {
    isRefused = false;
    world.showBuild(result);
    if (result.isBuilt) scheduleOpen();
  });

  /** One after the other. */
  function scheduleOpen(): void {
    // Nobody waits for it: whatever fails, the next change counts.
    opening = opening.then(openIfChanged).catch((error: unknown) => log(`  ${messageOf(error)}`));
  }

  async function openIfChanged(): Promise<void> {
    // A build that has removed the file writes it again.
    const stats = await stat(path).catch(() => undefined);
    if (!stats) return;
    // Who reads a pipe may wait for ever.
    if (!stats.isFile()) return refuse(`${name} is not a file`);
    if (stats.size > MAX_PACKAGE_BYTES) return refuse(describeTooLarge(name));
    const next = await readFile(path).catch(() => undefined);
    if (!next || next.length === 0 || next.equals(content)) return;
    content = next;
    try {
      await world.openApp(name, next);
      log(`  ${name} has changed and was opened again.`);
      if (isRefused) world.showBuild({ isBuilt: true, problems: [] });
      isRefused = false;
    } catch (error) {
      const isExpected = [WorldError, WorldGoneError, UsageError].some((kind) => error instanceof kind);
      if (!isExpected) throw error;
      refuse(messageOf(error));
    }
  }

  function refuse(text: string): void {
    log(`  ${text}`);
    isRefused = true;
    world.showBuild({ isBuilt: false, problems: [{ text }] });
  }
}

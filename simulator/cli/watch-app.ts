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
    const size = await stat(path).then(
      (stats) => stats.size,
      () => 0,
    );
    if (size > MAX_PACKAGE_BYTES) {
      refuse(describeTooLarge(name));
      return;
    }
    const next = await readFile(path).catch(() => undefined);
    // A build that has removed the file writes it again.
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

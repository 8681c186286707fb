import type { WorldEvents } from '../simulation/world-methods';
import type { CodeOwner } from '../world/running-code';
import type { WorldConnection } from './world-connection';

/** What those outside of a world hear of it. */
export interface WorldObserver {
  onPageMessage?(event: WorldEvents['page']): void;
  onConsole?(event: WorldEvents['console']): void;
  onFetch?(event: WorldEvents['fetch']): void;
  onMeasure?(event: WorldEvents['measure']): void;
  /** Code of this owner has not returned for two seconds. */
  onHang?(owner: CodeOwner | undefined): void;
  /** It returned after all. */
  onRecover?(): void;
  /** The world is gone, not by `close`. `reason` is one line, such as `the watch's code used more than 512 MB`. */
  onGone?(reason: string): void;
}

/** A world that runs somewhere, and the way to end it. */
export interface WorldLink {
  readonly connection: WorldConnection;
  /** Ends the world, even while it hangs; open calls reject with `reason`. Resolves when it is gone. */
  close(reason?: string): Promise<void>;
}

export const CLOSED = 'the simulator was closed';

/** Makes a world: in a locked process (process/spawn-world.ts), or in this one (client/in-process.ts). */
export type ConnectWorld = (observer: WorldObserver) => WorldLink;

const OWNER_WORDS: Readonly<Record<CodeOwner, string>> = {
  watch: "the watch's code",
  phone: "the companion's code",
  settings: "the settings page's code",
  package: 'reading the package',
};

/** Whose code it is, as the subject of a sentence. */
export function describeOwner(owner: CodeOwner | undefined): string {
  return owner === undefined ? 'the simulator' : OWNER_WORDS[owner];
}

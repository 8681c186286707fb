import { SECOND_MS } from '../world/duration';
import { once } from '../world/once';
import { createGuardedOutside } from './outside';
import { respondOutside } from './respond-outside';
import { type ConnectWorld, describeOwner, type WorldLink } from './world-link';

const MAX_HANG_MS = 20 * SECOND_MS;
/** Longest timer of Node, ms. A longer one runs at once. */
const MAX_TIMER_MS = 2 ** 31 - 1;

export interface WatchedLinkOptions {
  connect: ConnectWorld;
  /** Host → base address of the real server that replaces it. */
  routes?: ReadonlyMap<string, string>;
  /** A line for the person: the app's code does not return. */
  log?(text: string): void;
  /** Real milliseconds that code of the app may take to return before the world is ended; 20 s by default. */
  maxHangMs?: number;
}

/** Makes a world whose requests outside are answered, and that is ended where code of the app does not return. */
export function connectWatched({
  connect,
  routes = new Map(),
  log,
  maxHangMs = MAX_HANG_MS,
}: WatchedLinkOptions): WorldLink {
  let hanging: NodeJS.Timeout | undefined;
  const logHang = once((_owner: string, text: string) => log?.(text));
  const link: WorldLink = connect({
    ...respondOutside(createGuardedOutside(routes), () => link.connection),
    onHang: (owner) => {
      const who = describeOwner(owner);
      logHang(who, `${who} has not returned for two seconds; Ctrl-C ends the run`);
      const reason = `${who} did not return for ${maxHangMs / SECOND_MS} s`;
      hanging = setTimeout(() => void link.close(reason), Math.min(maxHangMs, MAX_TIMER_MS));
    },
    onRecover: () => clearTimeout(hanging),
    onGone: () => clearTimeout(hanging),
  });
  return link;
}

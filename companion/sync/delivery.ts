import { SNAPSHOT_FILE, type Snapshot } from '../../common/snapshot';
import { patched } from '../patched';
import type { Slot } from '../slot';
import { type Content, toSnapshot } from './summarise';

/** After so long the same values are sent again if checks have succeeded since, so that ages stay true. */
const REFRESH_AGES = 30 * 60000;
/** A watch that asks and may have lost its snapshot is answered, but not again and again. */
const ANSWER_AGAIN = 2 * 60000;

/** What was sent to the watch last. */
export interface Delivery {
  origin: number;
  seq: number;
  /** When the last snapshot went into the outbox, ms. */
  sentAt?: number;
  /** Its content, but for ages; see `printOf`. */
  print?: string;
}

export interface DeliveryOptions {
  slot: Slot<Delivery>;
  now: () => number;
  randomOrigin: () => number;
  enqueue(name: string, snapshot: Snapshot): Promise<unknown>;
}

/**
 * Sends `content` if it is due; answers the number of the snapshot that was sent.
 * `checkedAt` is the last successful check of anything (ms; 0: never), `asked` says that the watch waits for it.
 *
 * The number is written down before the snapshot is sent, the sending after: a companion that is
 * killed in between sends once too often, never a number twice.
 */
export const deliver = (
  options: DeliveryOptions,
  origin: number,
  content: Content,
  checkedAt: number,
  asked: boolean,
): Promise<number | undefined> => {
  const { slot, now, randomOrigin, enqueue } = options;
  const stored = slot.read();
  const last: Delivery = stored && stored.origin === origin ? stored : { origin, seq: 0 };
  const { sentAt = Infinity } = last;
  const print = printOf(content);
  const age = now() - sentAt;
  const isTrue = last.print === print && age >= 0;
  const isOld = age >= REFRESH_AGES && checkedAt > sentAt;
  if (isTrue && !isOld && !(asked && age >= ANSWER_AGAIN)) return Promise.resolve(undefined);

  const next: Delivery = patched(last, { seq: last.seq + 1 });
  const kept = slot.write(next);
  // Where the number is not kept it may be given twice; a snapshot of an origin of its own always wins.
  const snapshot = toSnapshot(content, kept ? origin : randomOrigin(), next.seq, now());
  return enqueue(SNAPSHOT_FILE, snapshot).then(() => {
    slot.write(patched(next, { sentAt: now(), print }));
    return next.seq;
  });
};

/** The content as text, without what changes with time alone. */
const printOf = (content: Content): string =>
  JSON.stringify(content, (key, value) => {
    if (key === 'at' || key === 'nextSync') return undefined;
    return value instanceof Uint8Array ? Array.from(value) : value;
  });

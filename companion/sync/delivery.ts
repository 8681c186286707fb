import { SNAPSHOT_FILE, type Snapshot } from '../../common/snapshot';
import { patched } from '../patched';
import type { StoredValue } from '../stored-value';
import { type Content, toSnapshot } from './summarise';

/** After so long the same values are sent again if checks have succeeded since, so that ages stay true. */
const REFRESH_AGES = 30 * 60000;
/** A watch that asks and may have lost its snapshot is answered, but not again and again. */
const ANSWER_AGAIN = 2 * 60000;

/** What was sent to the watch last. */
export interface Delivery {
  seq: number;
  /** When the last snapshot went into the outbox, ms. */
  sentAt?: number;
  /** Its content, but for ages; see `printOf`. */
  print?: string;
}

/** Nothing was sent yet. */
export const UNSENT: Delivery = { seq: 0 };

/**
 * Sends `content` if it is due; undefined where it is not.
 * `checkedAt` is the last successful check of anything (ms; 0: never), `asked` says that the watch waits for it.
 *
 * The number is written down before the snapshot is sent, the sending after: a companion that is
 * killed in between sends once too often, never a number twice.
 */
export const deliver = (
  slot: StoredValue<Delivery>,
  origin: number,
  content: Content,
  checkedAt: number,
  asked: boolean,
  now: () => number,
  randomOrigin: () => number,
  enqueue: (name: string, snapshot: Snapshot) => Promise<unknown>,
): Promise<unknown> | undefined => {
  const last = slot.read();
  const { sentAt = Infinity } = last;
  const print = printOf(content);
  const age = now() - sentAt;
  const isTrue = last.print === print && age >= 0;
  const isOld = age >= REFRESH_AGES && checkedAt > sentAt;
  if (isTrue && !isOld && !(asked && age >= ANSWER_AGAIN)) return undefined;

  const next: Delivery = patched(last, { seq: last.seq + 1 });
  const kept = slot.write(next);
  // Where the number is not kept it may be given twice; a snapshot of an origin of its own always wins.
  const snapshot = toSnapshot(content, kept ? origin : randomOrigin(), next.seq, now());
  return enqueue(SNAPSHOT_FILE, snapshot).then(() => slot.write(patched(next, { sentAt: now(), print })));
};

/** The content as text, without what changes with time alone. */
const printOf = (content: Content): string =>
  JSON.stringify(content, (key, value) => (key === 'at' || key === 'nextSync' ? undefined : value));

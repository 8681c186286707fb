import { SNAPSHOT_FILE, type Snapshot } from '../../common/snapshot';
import { patched } from '../patched';
import type { StoredValue } from '../stored-value';
import { type Content, toSnapshot } from './summarise';

/** After so long the same values are sent again if checks have succeeded since, so that ages stay true. */
const RESEND_AFTER_MS = 30 * 60000;
/** A watch that asks and may have lost its snapshot is answered, but not again and again. */
const RESEND_ON_REQUEST_AFTER_MS = 2 * 60000;

/** What was sent to the watch last. */
export interface Delivery {
  seq: number;
  /** When the last snapshot went into the outbox, ms. */
  sentAt?: number;
  /** Its content, but for ages; see `fingerprintOf`. */
  fingerprint?: string;
}

/** Nothing was sent yet. */
export const UNSENT: Delivery = { seq: 0 };

/**
 * Sends `content` if it is due; undefined where it is not.
 * `checkedAt` is the last successful check of anything (ms; 0: never), `isRequested` says that the watch waits for it.
 *
 * The number is written down before the snapshot is sent, the sending after: a companion that is
 * killed in between sends once too often, never a number twice.
 */
export const deliver = (
  stored: StoredValue<Delivery>,
  origin: number,
  content: Content,
  checkedAt: number,
  isRequested: boolean,
  now: () => number,
  newOrigin: () => number,
  enqueue: (name: string, snapshot: Snapshot) => Promise<unknown>,
): Promise<unknown> | undefined => {
  const lastDelivery = stored.read();
  const { sentAt = Infinity } = lastDelivery;
  const fingerprint = fingerprintOf(content);
  const age = now() - sentAt;
  const isUnchanged = lastDelivery.fingerprint === fingerprint && age >= 0;
  const areAgesStale = age >= RESEND_AFTER_MS && checkedAt > sentAt;
  if (isUnchanged && !areAgesStale && !(isRequested && age >= RESEND_ON_REQUEST_AFTER_MS)) return undefined;

  const next: Delivery = patched(lastDelivery, { seq: lastDelivery.seq + 1 });
  const isSaved = stored.write(next);
  // Where the number is not kept it may be given twice; a snapshot of an origin of its own always wins.
  const snapshot = toSnapshot(content, isSaved ? origin : newOrigin(), next.seq, now());
  return enqueue(SNAPSHOT_FILE, snapshot).then(() =>
    stored.write(patched(next, { sentAt: now(), fingerprint })),
  );
};

/** The content as text, without what changes with time alone. */
const fingerprintOf = (content: Content): string =>
  JSON.stringify(content, (key, value) => (key === 'at' || key === 'nextSync' ? undefined : value));

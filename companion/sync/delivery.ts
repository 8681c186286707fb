import { SNAPSHOT_FILE } from '../../common/snapshot';
import { MINUTE_MS } from '../../common/time';
import { assign } from '../assign';
import { toSeconds } from '../dates';
import { stringify } from '../http/parse-json';
import { max } from '../math';
import type { Platform } from '../platform';
import type { StoredValue } from '../stored-value';
import { type Content, toSnapshot } from './summarise';

/**
 * After this time an unchanged snapshot is sent again, so that ages stay true and a damaged file is replaced. It is less
 * than two wakes, because a snapshot is sent when the sync of its wake has ended.
 */
const RESEND_AFTER_MS = 25 * MINUTE_MS;
/** A watch that requests a snapshot may have lost its own. It gets one again, but not more often than this. */
const RESEND_ON_REQUEST_AFTER_MS = 2 * MINUTE_MS;

/** What was sent to the watch last. */
export interface Delivery {
  seq: number;
  /** When the last snapshot went into the outbox, ms. */
  sentAt?: number;
  /** Its content without ages; see `fingerprintOf`. */
  fingerprint?: string;
}

/** Nothing was sent yet. */
export const UNSENT: Delivery = { seq: 0 };

export interface DeliveryOptions {
  origin: number;
  /** The companion has finished its work: nothing newer follows soon. */
  isFinal: boolean;
  /** And the watch waits for a snapshot. */
  isRequested: boolean;
}

/**
 * Sends `content` if it is due; returns undefined if it is not.
 *
 * The number is stored before the snapshot is sent, the fact of sending after it. A companion that is killed in
 * between sends a snapshot once too often, but never two with the same number.
 */
export const deliver = (
  content: Content,
  stored: StoredValue<Delivery>,
  { origin, isFinal, isRequested }: DeliveryOptions,
  { now, enqueue }: Pick<Platform, 'now' | 'enqueue'>,
): Promise<unknown> | undefined => {
  const lastDelivery = stored.read();
  const { sentAt = Infinity } = lastDelivery;
  const fingerprint = fingerprintOf(content);
  const age = now() - sentAt;
  const isUnchanged = lastDelivery.fingerprint === fingerprint && age >= 0;
  const resendAfter = isRequested ? RESEND_ON_REQUEST_AFTER_MS : RESEND_AFTER_MS;
  if (isUnchanged && !(isFinal && age >= resendAfter)) return undefined;

  // The time, so that a number is not used again by a phone that has lost what it stored.
  const next: Delivery = assign(lastDelivery, { seq: max(lastDelivery.seq + 1, toSeconds(now())) });
  stored.write(next);
  const snapshot = toSnapshot(content, origin, next.seq, now());
  return enqueue(SNAPSHOT_FILE, snapshot).then(() =>
    stored.write(assign(next, { sentAt: now(), fingerprint })),
  );
};

/** The content as text, without what only time changes. In a text within it a quote is escaped. */
const fingerprintOf = (content: Content): string => stringify(content).replace(/,?"(at|nextSync)":\d+/g, '');

/** The two messages, both about now; everything that lasts is in the snapshot. */

/** Watch to phone: the wearer looks and the data is old; sync if you may. */
export interface RefreshMessage {
  type: 'refresh';
}

/** Phone to watch: a sync has begun (`busy`) or is over. */
export interface SyncingMessage {
  type: 'syncing';
  isSyncing: boolean;
}

export type MessageToPhone = RefreshMessage;
export type MessageToWatch = SyncingMessage;

/** The message, or undefined where it is none of ours (an older or newer build on the other side). */
export function readMessageToPhone(data: unknown): MessageToPhone | undefined {
  return Object(data).type === 'refresh' ? { type: 'refresh' } : undefined;
}

/** See `readMessageToPhone`. */
export function readMessageToWatch(data: unknown): MessageToWatch | undefined {
  return Object(data).type === 'syncing' ? (data as MessageToWatch) : undefined;
}

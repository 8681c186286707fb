/** The two messages, both about the present moment; everything that lasts is in the snapshot. */

/** Watch to phone: requests a sync, because the wearer looks and the data is old. */
export interface RefreshMessage {
  type: 'refresh';
}

/** Phone to watch: a sync has begun or has ended. */
export interface SyncingMessage {
  type: 'syncing';
  isSyncing: boolean;
}

export type MessageToPhone = RefreshMessage;
export type MessageToWatch = SyncingMessage;

/** Returns the message; undefined for one of an older or newer build. */
export function readMessageToPhone(data: unknown): MessageToPhone | undefined {
  return Object(data).type === 'refresh' ? { type: 'refresh' } : undefined;
}

/** What is known of a message, which may be one of an older or newer build. */
export function readMessageToWatch(data: unknown): Partial<MessageToWatch> {
  return Object(data);
}

import { inbox } from 'file-transfer';
import { peerSocket } from 'messaging';
import { type RefreshMessage, readMessageToWatch } from '../common/messages';
import { SNAPSHOT_FILE } from '../common/snapshot';

// Names of our own, because the scripts hold every use of an import with the name of its module.
const socket = peerSocket;
export const receivedFiles = inbox;

/**
 * Whether the phone is syncing with the health service, as far as the watch knows. One face runs in a process, so the
 * module keeps this.
 */
export let isSyncing = false;

/** Whether the phone is in reach. Messages may be lost; files arrive in the end. */
export function isLinkOpen(): boolean {
  return socket.readyState === socket.OPEN;
}

/** Forgets that the phone is syncing: its message about the end may be lost while the display is off. */
export function forgetSyncing(): void {
  isSyncing = false;
}

/** Calls `listener` when the link opens or closes, and when the phone begins or ends a sync. */
export function onPhoneChange(listener: () => void): void {
  function handleLinkChange(): void {
    isSyncing = false;
    listener();
  }
  socket.onopen = handleLinkChange;
  socket.onclose = handleLinkChange;
  socket.onmessage = ({ data }) => {
    const message = readMessageToWatch(data);
    if (message.type !== 'syncing') return;
    isSyncing = message.isSyncing === true;
    listener();
  };
}

/** Requests a sync. Returns true where the message went out. */
export function requestRefresh(): true | undefined {
  const message: RefreshMessage = { type: 'refresh' };
  try {
    if (isLinkOpen()) {
      socket.send(message);
      return true;
    }
  } catch (error) {
    console.warn('refresh: ' + error);
  }
  return undefined;
}

/**
 * Moves a received snapshot from the inbox into the folder of the app. Returns its name; undefined if there is none. A
 * file of another name stays in the inbox, because it would replace the app's own file of that name.
 */
export function takeSnapshotFile(): string | undefined {
  try {
    return receivedFiles.nextFile(SNAPSHOT_FILE);
  } catch (error) {
    // The disk is full. The file stays in the inbox.
    console.warn('inbox: ' + error);
  }
  return undefined;
}

import { inbox } from 'file-transfer';
import { peerSocket } from 'messaging';
import { type RefreshMessage, readMessageToWatch } from '../common/messages';

/** One face runs in a process, so the module keeps this. */
let isSyncing = false;

/** Whether the phone is in reach. Messages may be lost; files arrive in the end. */
export function isLinkOpen(): boolean {
  return peerSocket.readyState === peerSocket.OPEN;
}

/** Whether the phone is syncing with the health service, as far as the watch knows. */
export function isPhoneSyncing(): boolean {
  return isSyncing;
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
  peerSocket.onopen = handleLinkChange;
  peerSocket.onclose = handleLinkChange;
  peerSocket.onmessage = ({ data }) => {
    const message = readMessageToWatch(data);
    if (!message) return;
    isSyncing = message.isSyncing === true;
    listener();
  };
}

/** Requests a sync. Returns whether the message went out. */
export function requestRefresh(): boolean {
  const message: RefreshMessage = { type: 'refresh' };
  try {
    if (isLinkOpen()) {
      peerSocket.send(message);
      return true;
    }
  } catch (error) {
    console.warn('refresh: ' + error);
  }
  return false;
}

/** Calls `listener` with the name of each received file, first for those that are waiting already. */
export function onFile(listener: (name: string) => void): void {
  function takeFiles(): void {
    for (let name = takeNextFile(); name; name = takeNextFile()) listener(name);
  }
  inbox.onnewfile = takeFiles;
  takeFiles();
}

function takeNextFile(): string | undefined {
  try {
    return inbox.nextFile();
  } catch (error) {
    // The file stays in the inbox and is tried again with the next one.
    console.warn('inbox: ' + error);
    return undefined;
  }
}

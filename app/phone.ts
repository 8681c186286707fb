import { inbox } from 'file-transfer';
import { peerSocket } from 'messaging';
import { type RefreshMessage, readMessageToWatch } from '../common/messages';

/** The link to the phone. Messages are about now and may be lost; files arrive in the end. */
export function isLinkOpen(): boolean {
  return peerSocket.readyState === peerSocket.OPEN;
}

/** The link opened or closed. */
export function onLinkChange(listener: () => void): void {
  peerSocket.onopen = listener;
  peerSocket.onclose = listener;
}

/** The phone has begun a sync, or is done. */
export function onSyncing(listener: (isSyncing: boolean) => void): void {
  peerSocket.onmessage = ({ data }) => {
    const message = readMessageToWatch(data);
    if (message) listener(message.isSyncing === true);
  };
}

/** Requests a sync; returns whether the message went out. */
export function requestRefresh(): boolean {
  const message: RefreshMessage = { type: 'refresh' };
  try {
    if (isLinkOpen()) {
      peerSocket.send(message);
      return true;
    }
  } catch (error) {
    console.warn('phone not asked: ' + error);
  }
  return false;
}

/** A file has come and lies in the watch's folder: those that wait already at once, the others as they come. */
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
    // It stays where it is and is tried again with the next one to arrive.
    console.warn('file not taken in: ' + error);
    return undefined;
  }
}

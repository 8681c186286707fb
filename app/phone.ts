import { inbox } from 'file-transfer';
import { peerSocket } from 'messaging';
import { type RefreshMessage, readToWatch } from '../common/messages';

/** The link to the phone. Messages are about now and may be lost; files arrive in the end. */
export function isLinkOpen(): boolean {
  return peerSocket.readyState === peerSocket.OPEN;
}

/** The link opened or closed. */
export function onLink(listener: () => void): void {
  peerSocket.onopen = listener;
  peerSocket.onclose = listener;
}

/** The phone has begun to ask the health service, or is done. */
export function onSyncing(listener: (busy: boolean) => void): void {
  peerSocket.onmessage = ({ data }) => {
    const message = readToWatch(data);
    if (message) listener(message.busy === true);
  };
}

/** Asks for a sync; says whether the message went out. */
export function askRefresh(): boolean {
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
  function unpack(): void {
    for (let name = nextFile(); name; name = nextFile()) listener(name);
  }
  inbox.onnewfile = unpack;
  unpack();
}

function nextFile(): string | undefined {
  try {
    return inbox.nextFile();
  } catch (error) {
    // It stays where it is and is tried again with the next one to arrive.
    console.warn('file not taken in: ' + error);
    return undefined;
  }
}

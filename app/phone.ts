import { inbox } from 'file-transfer';
import { peerSocket } from 'messaging';
import { type RefreshMessage, readToWatch } from '../common/messages';

/** The link to the phone. Messages are about now and may be lost; files arrive in the end. */
export interface Phone {
  isOpen(): boolean;
  /** Asks for a sync; says whether the message went out. */
  askRefresh(): boolean;
  /** Takes in the files that wait: those from before the start, too, once it is called. */
  unpack(): void;
}

export interface PhoneEvents {
  /** The link opened or closed. */
  link(): void;
  syncing(busy: boolean): void;
  /** A file has come and lies in the watch's folder. */
  file(name: string): void;
  warn(text: string): void;
}

export function openPhone(events: PhoneEvents): Phone {
  peerSocket.onopen = events.link;
  peerSocket.onclose = events.link;
  peerSocket.onmessage = (event) => {
    const message = readToWatch(event.data);
    if (message) events.syncing(message.busy);
  };
  inbox.onnewfile = unpack;

  function unpack(): void {
    for (let name = nextFile(); name; name = nextFile()) events.file(name);
  }

  function nextFile(): string | undefined {
    try {
      return inbox.nextFile();
    } catch (error) {
      // It stays where it is and is tried again with the next one to arrive.
      events.warn('a file could not be taken in: ' + error);
      return undefined;
    }
  }

  function isOpen(): boolean {
    return peerSocket.readyState === peerSocket.OPEN;
  }

  return {
    isOpen,
    unpack,
    askRefresh() {
      const message: RefreshMessage = { type: 'refresh' };
      try {
        if (isOpen()) {
          peerSocket.send(message);
          return true;
        }
      } catch (error) {
        events.warn('the phone could not be asked: ' + error);
      }
      return false;
    },
  };
}

import type { ServerMessage } from '../simulation/protocol';
import { once } from '../world/once';
import { isAllowedMessage } from './check-message';

/** Number of bytes that a page may leave unread. A page with more is dropped. */
const MAX_UNREAD_BYTES = 16 * 1024 * 1024;

/** One open page in a browser. */
export interface PageSocket {
  send(text: string): void;
  /** What was sent and has not left. */
  readonly bufferedAmount: number;
  /** Ends the connection at once. */
  terminate(): void;
}

/** The pages that are open in browsers, by number, and what is sent to them. */
export class OpenPages {
  private readonly sockets = new Map<number, PageSocket>();
  private lastPage = 0;
  private readonly logOnce: (key: string, text: string) => void;

  /** `log` writes a line for the person at the terminal. */
  constructor(log: (text: string) => void) {
    this.logOnce = once((_key: string, text: string) => log(text));
  }

  get count(): number {
    return this.sockets.size;
  }

  /** The numbers of the open pages, the first to come first. */
  get numbers(): number[] {
    return [...this.sockets.keys()];
  }

  /** A page has come. `first` is sent to it at once. Returns its number, which no other page gets. */
  add(socket: PageSocket, first: readonly ServerMessage[]): number {
    const page = ++this.lastPage;
    this.sockets.set(page, socket);
    for (const message of first) socket.send(JSON.stringify(message));
    return page;
  }

  /** The page is gone. */
  remove(page: number): void {
    this.sockets.delete(page);
  }

  /** Sends a message of the server itself to every page. */
  broadcast(message: ServerMessage): void {
    const text = JSON.stringify(message);
    for (const socket of this.sockets.values()) socket.send(text);
  }

  /** Sends a page what the world has for it: nothing that a world may not send, and nothing where the page is gone. */
  forward(page: number, text: string): void {
    const socket = this.sockets.get(page);
    if (!socket) return;
    if (!isAllowedMessage(text)) {
      this.logOnce('page', 'the simulated world sent a page what it may not; that was left out');
      return;
    }
    if (socket.bufferedAmount > MAX_UNREAD_BYTES) socket.terminate();
    else socket.send(text);
  }
}

import type { CloudRequest, CloudResponse } from '../../world/http';
import type { NetworkFailure } from '../../world/network';
import type { FrameMessage, PageMessage } from './bridge-messages';

let lastId = 0;
const browsers = new Map<number, (params: Record<string, string> | null) => void>();
const requests = new Map<number, (answer: CloudResponse | NetworkFailure) => void>();

/** Tells the page around this frame. It alone can hear: no other page may frame us. */
export function tell(message: FrameMessage): void {
  window.parent.postMessage(message, '*');
}

/** Opens an address in the phone's browser, for its own sake. */
export function visit(url: string): void {
  tell({ type: 'browse', id: ++lastId, url, signIn: false });
}

/** Opens an address that leads back to the app; null when the person closed the browser before. */
export function browse(url: string): Promise<Record<string, string> | null> {
  const id = ++lastId;
  tell({ type: 'browse', id, url, signIn: true });
  return new Promise((resolve) => browsers.set(id, resolve));
}

/** Sends a request through the phone's network. */
export function request(what: CloudRequest): Promise<CloudResponse | NetworkFailure> {
  const id = ++lastId;
  tell({ type: 'request', id, request: what });
  return new Promise((resolve) => requests.set(id, resolve));
}

/** Calls back for each message of the page; answers to `browse` and `request` find their own way. */
export function listen(listener: (message: PageMessage) => void): void {
  window.addEventListener('message', (event: MessageEvent<PageMessage>) => {
    if (event.source !== window.parent) return;
    const message = event.data;
    if (message.type === 'returned') {
      browsers.get(message.id)?.(message.params);
      browsers.delete(message.id);
    } else if (message.type === 'response') {
      requests.get(message.id)?.(message.answer);
      requests.delete(message.id);
    } else listener(message);
  });
}

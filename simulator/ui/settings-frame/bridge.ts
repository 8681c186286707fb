import type { FinalResponse } from '../../phone/fetch-with-redirects';
import type { CloudRequest } from '../../world/http';
import type { NetworkFailure } from '../../world/network';
import { once } from '../../world/once';
import type { FrameMessage, PageMessage } from './bridge-messages';

let lastId = 0;
const pendingBrowsers = new Map<number, (params: Record<string, string> | null) => void>();
const pendingRequests = new Map<number, (response: FinalResponse | NetworkFailure) => void>();

/** Posts a message to the page around this frame. No other page can frame it and receive the message. */
export function postToPage(message: FrameMessage): void {
  window.parent.postMessage(message, '*');
}

/** Warns the app's developer, once of each text. */
export const warnOnce = once((text: string) => postToPage({ type: 'warning', text }));

/** Opens a link in the phone's browser. */
export function openLink(url: string): void {
  postToPage({ type: 'browse', id: ++lastId, url, isSignIn: false });
}

/** Opens an address that redirects to the app; resolves to its parameters, null where the person closed the browser. */
export function browseForRedirect(url: string): Promise<Record<string, string> | null> {
  const id = ++lastId;
  postToPage({ type: 'browse', id, url, isSignIn: true });
  return new Promise((resolve) => pendingBrowsers.set(id, resolve));
}

/** Sends a request through the phone's network. `isSignIn`: a sign-in's own exchange, no `fetch` of the app. */
export function sendRequest(
  cloudRequest: CloudRequest,
  { isSignIn } = { isSignIn: false },
): Promise<FinalResponse | NetworkFailure> {
  const id = ++lastId;
  postToPage({ type: 'request', id, request: cloudRequest, isSignIn });
  return new Promise((resolve) => pendingRequests.set(id, resolve));
}

/** Calls `listener` for each message of the page, except responses to `browse` and `request`. */
export function onPageMessage(listener: (message: PageMessage) => void): void {
  window.addEventListener('message', (event: MessageEvent<PageMessage>) => {
    if (event.source !== window.parent || !event.data) return;
    const message = event.data;
    if (message.type === 'returned') {
      pendingBrowsers.get(message.id)?.(message.params);
      pendingBrowsers.delete(message.id);
    } else if (message.type === 'response') {
      pendingRequests.get(message.id)?.(message.response);
      pendingRequests.delete(message.id);
    } else listener(message);
  });
}

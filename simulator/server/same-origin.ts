import type { IncomingMessage } from 'node:http';

/** Names a browser on this computer may use for this computer. */
const OWN_NAMES = ['127.0.0.1', 'localhost', '[::1]'];

/** Whether the request names this computer as its host: a foreign name that resolves here (DNS rebinding) is refused. */
export function isOwnHost(request: Pick<IncomingMessage, 'headers'>, port: number): boolean {
  return OWN_NAMES.some((name) => request.headers.host === `${name}:${port}`);
}

/** Whether a page of this very server sent the request; pages of other sites must not drive the simulator. */
export function isOwnOrigin(request: Pick<IncomingMessage, 'headers'>, port: number): boolean {
  return isOwnHost(request, port) && request.headers.origin === `http://${request.headers.host}`;
}

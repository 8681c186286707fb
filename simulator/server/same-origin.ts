import type { IncomingMessage } from 'node:http';
import { isOwnHost as isOwnHostHeader } from '../world/own-host';

/** Whether the request names this computer as its host: a foreign name that resolves here (DNS rebinding) is refused. */
export function isOwnHost(request: Pick<IncomingMessage, 'headers'>, port: number): boolean {
  return isOwnHostHeader(request.headers.host, port);
}

/** Whether a page of this very server sent the request; pages of other sites must not drive the simulator. */
export function isOwnOrigin(request: Pick<IncomingMessage, 'headers'>, port: number): boolean {
  return isOwnHost(request, port) && request.headers.origin === `http://${request.headers.host}`;
}

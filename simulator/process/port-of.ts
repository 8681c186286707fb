import type { Server } from 'node:net';

/** The port that a listening server has; it may have been asked for any. */
export function portOf(server: Server): number {
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the server has no port');
  return address.port;
}

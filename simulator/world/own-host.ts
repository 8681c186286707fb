/** The address at which servers of the simulator listen: nobody else on the network reaches them. */
export const LOOPBACK_HOST = '127.0.0.1';

/** Names by which clients on this computer may address it. */
const OWN_NAMES = [LOOPBACK_HOST, 'localhost', '[::1]'];

/**
 * Whether a `Host` header names this computer and `port`: a foreign name that resolves here (DNS rebinding) does not.
 */
export function isOwnHost(host: string | undefined, port: number | undefined): boolean {
  return OWN_NAMES.some((name) => host === `${name}:${port}`);
}

import { toBase64Url, toHex } from '../world/bytes';
import { MINUTE_MS } from '../world/duration';

/** How long an authorization code is good, at either service. */
export const CODE_LIFE_MS = 10 * MINUTE_MS;

/** Creates the values of tokens and codes. */
export interface TokenValues {
  /** Three parts like a JWT, but with random bytes: apps must not read tokens. */
  accessToken(): string;
  refreshToken(): string;
  code(): string;
}

/** `random` returns 0 … 2^32-1. */
export function createTokenValues(random: () => number): TokenValues {
  const bytes = (count: number): Uint8Array => {
    const view = new DataView(new ArrayBuffer(Math.ceil(count / 4) * 4));
    for (let i = 0; i < view.byteLength; i += 4) view.setUint32(i, random() >>> 0, true);
    return new Uint8Array(view.buffer, 0, count);
  };
  const header = toBase64Url(new TextEncoder().encode('{"alg":"HS256"}'));
  return {
    accessToken: () => `${header}.${toBase64Url(bytes(156))}.${toBase64Url(bytes(32))}`,
    refreshToken: () => toHex(bytes(32)),
    code: () => toHex(bytes(20)),
  };
}

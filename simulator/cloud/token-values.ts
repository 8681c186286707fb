/** Creates the values of tokens and codes. */
export interface TokenValues {
  /** Three parts like a JWT, but with random bytes: apps must not read tokens. */
  accessToken(): string;
  refreshToken(): string;
  code(): string;
}

/** `random` returns 0 … 2^32-1. */
export function createTokenValues(random: () => number): TokenValues {
  const bytes = (count: number): Buffer => {
    const buffer = Buffer.alloc(Math.ceil(count / 4) * 4);
    for (let i = 0; i < buffer.length; i += 4) buffer.writeUInt32LE(random() >>> 0, i);
    return buffer.subarray(0, count);
  };
  const header = Buffer.from('{"alg":"HS256"}').toString('base64url');
  return {
    accessToken: () => `${header}.${bytes(156).toString('base64url')}.${bytes(32).toString('base64url')}`,
    refreshToken: () => bytes(32).toString('hex'),
    code: () => bytes(20).toString('hex'),
  };
}

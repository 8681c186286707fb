import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { asciiBytes, base64, base64url } from '../../../companion/account/base64';
import { createCodeChallenge, createCodeVerifier } from '../../../companion/account/pkce';
import { sha256 } from '../../../companion/account/sha256';

const bytes = (max: number) => fc.uint8Array({ maxLength: max });

it('makes a verifier of 43 allowed characters out of 32 random bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (random) => {
      const verifier = createCodeVerifier((count) => random.slice(0, count));
      expect(verifier).toMatch(/^[A-Za-z0-9_-]{43}$/);
      expect(verifier).toBe(Buffer.from(random).toString('base64url'));
    }),
  );
});

it('makes the challenge of RFC 7636, appendix B', () => {
  expect(createCodeChallenge('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk')).toBe(
    'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
  );
});

it('hashes messages of any length as Node does', () => {
  fc.assert(
    fc.property(bytes(300), (message) => {
      expect(Buffer.from(sha256(message))).toEqual(createHash('sha256').update(message).digest());
    }),
  );
  // The length of a block is 64 bytes; the padding needs 9 of them.
  for (const length of [0, 43, 55, 56, 63, 64, 65, 119, 120, 127, 128, 100000]) {
    const message = new Uint8Array(length).fill(255);
    expect(Buffer.from(sha256(message))).toEqual(createHash('sha256').update(message).digest());
  }
});

it("writes base64 as Node's Buffer does", () => {
  fc.assert(
    fc.property(bytes(40), (message) => {
      expect(base64(message)).toBe(Buffer.from(message).toString('base64'));
      expect(base64url(message)).toBe(Buffer.from(message).toString('base64url'));
    }),
  );
});

it('takes the bytes of an ASCII text', () => {
  expect([...asciiBytes('a~')]).toEqual([97, 126]);
});

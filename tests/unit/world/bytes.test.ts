import fc from 'fast-check';
import {
  equalBytes,
  fromBase64,
  fromLatin1,
  toBase64,
  toBase64Url,
  toHex,
  toLatin1,
} from '../../../simulator/world/bytes';

const bytesOfAnyLength = fc.uint8Array({ maxLength: 40 });
const buffer = (bytes: Uint8Array | undefined) => bytes && Buffer.from(bytes);

test('texts of bytes are those that Node makes', () => {
  fc.assert(
    fc.property(bytesOfAnyLength, (bytes) => {
      const node = Buffer.from(bytes);
      expect(toBase64(bytes)).toBe(node.toString('base64'));
      expect(toBase64Url(bytes)).toBe(node.toString('base64url'));
      expect(toHex(bytes)).toBe(node.toString('hex'));
      expect(toLatin1(bytes)).toBe(node.toString('latin1'));
      for (const text of [toBase64(bytes), toBase64Url(bytes)])
        expect(buffer(fromBase64(text))).toEqual(node);
      expect(buffer(fromLatin1(toLatin1(bytes)))).toEqual(node);
    }),
  );
});

test('more bytes than one call takes', () => {
  const bytes = Uint8Array.from({ length: 300_000 }, (_, i) => i * 7);
  expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
});

test('other texts have no bytes', () => {
  expect([fromBase64('?'), fromBase64('a')]).toEqual([undefined, undefined]);
  expect(() => fromLatin1('€')).toThrow(new RangeError('no byte: U+20ac'));
});

test('bytes are equal or not', () => {
  const [one, other] = [Uint8Array.of(1, 2), Uint8Array.of(1, 3)];
  expect([
    equalBytes(one, one.slice()),
    equalBytes(one, other),
    equalBytes(one, one.subarray(0, 1)),
    equalBytes(new Uint8Array(), new Uint8Array()),
  ]).toEqual([true, false, false, true]);
});

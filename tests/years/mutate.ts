import type { Draw } from './draw';

/** What parsers stumble over. */
const TOKENS = [
  '',
  '\0',
  ' ',
  '\r\n',
  '"',
  "'",
  '<',
  '&',
  '{',
  '}',
  '[',
  ']',
  ':',
  ',',
  '-1',
  '0',
  '1e999',
  'NaN',
  'null',
  'true',
  '9'.repeat(40),
  '__proto__',
  'constructor',
  '%',
  '%zz',
  '\\u0000',
  '\ud800',
  'é',
  '😀',
  'A'.repeat(3000),
];

/** `text` with one to four changes: pieces that are lost, doubled, swapped, cut off, or replaced. */
export function mutateText(text: string, draw: Draw): string {
  let result = text;
  for (let i = draw.between(1, 4); i > 0; i--) {
    const [from, to] = pieceOf(result.length, draw);
    const piece = result.slice(from, to);
    const changed = draw.pick([
      () => '',
      () => piece + piece,
      () => draw.pick(TOKENS),
      () => piece + draw.pick(TOKENS),
      () => [...piece].reverse().join(''),
      () => String.fromCharCode(draw.below(0x3000)),
    ])();
    result = draw.chance(0.1) ? result.slice(0, from) : result.slice(0, from) + changed + result.slice(to);
  }
  return result;
}

/** `bytes` with one to four changes of the same kinds; flipped bits and extreme numbers besides. */
export function mutateBytes(bytes: Uint8Array, draw: Draw): Uint8Array {
  let result = Buffer.from(bytes);
  for (let i = draw.between(1, 4); i > 0; i--) {
    const [from, to] = pieceOf(result.length, draw);
    const piece = result.subarray(from, to);
    const changed = draw.pick([
      () => Buffer.alloc(0),
      () => Buffer.concat([piece, piece]),
      () => Buffer.alloc(piece.length, draw.pick([0, 0x7f, 0x80, 0xff])),
      () => Buffer.from(piece.map((byte) => byte ^ (1 << draw.below(8)))),
      () => Buffer.from(piece).reverse(),
    ])();
    result = draw.chance(0.1)
      ? Buffer.from(result.subarray(0, from))
      : Buffer.concat([result.subarray(0, from), changed, result.subarray(to)]);
  }
  return result;
}

/** A short piece more often than a long one. */
function pieceOf(length: number, draw: Draw): [from: number, to: number] {
  const from = draw.below(length + 1);
  const longest = draw.pick([1, 4, 16, 64, length]);
  return [from, Math.min(length, from + draw.between(0, longest))];
}

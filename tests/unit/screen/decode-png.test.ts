import { zlibSync } from 'fflate';
import { decodePng } from '../../../simulator/screen/decode-png';
import { encodePng } from '../../../simulator/screen/png';

/** A PNG of filtered rows; checksums are not read. */
function createPng(
  header: readonly number[],
  rows: readonly number[],
  palette: readonly number[] = [],
): Uint8Array {
  const chunk = (type: string, data: ArrayLike<number>) => [
    ...[data.length >> 24, data.length >> 16, data.length >> 8, data.length].map((byte) => byte & 255),
    ...Buffer.from(type),
    ...Array.from(data),
    ...[0, 0, 0, 0],
  ];
  return Uint8Array.from([
    ...[0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10],
    ...chunk('IHDR', header),
    ...(palette.length > 0 ? chunk('PLTE', palette) : []),
    ...chunk('IDAT', zlibSync(Uint8Array.from(rows))),
    ...chunk('IEND', []),
  ]);
}

const header = (width: number, height: number, depth: number, colourType: number) => [
  ...[0, 0, 0, width, 0, 0, 0, height, depth, colourType, 0, 0, 0],
];

test('reads what we write', () => {
  const rgba = Uint8Array.from({ length: 5 * 3 * 4 }, (_, i) => (i * 31) & 255);
  expect(decodePng(encodePng(5, 3, rgba))).toEqual({ width: 5, height: 3, rgba });
});

test.each([
  ['grey, no filter', header(2, 1, 8, 0), [0, 10, 200], [], [10, 10, 10, 255, 200, 200, 200, 255]],
  ['RGB, left', header(2, 1, 8, 2), [1, 1, 2, 3, 1, 1, 1], [], [1, 2, 3, 255, 2, 3, 4, 255]],
  ['grey, above', header(1, 2, 8, 0), [0, 7, 2, 3], [], [7, 7, 7, 255, 10, 10, 10, 255]],
  ['grey, mean', header(1, 2, 8, 0), [0, 8, 3, 3], [], [8, 8, 8, 255, 7, 7, 7, 255]],
  ['grey and alpha, Paeth', header(1, 2, 8, 4), [0, 8, 9, 4, 1, 1], [], [8, 8, 8, 9, 9, 9, 9, 10]],
  [
    'palette of two bits',
    header(2, 1, 2, 3),
    [0, 0b01000000],
    [9, 9, 9, 1, 2, 3],
    [1, 2, 3, 255, 9, 9, 9, 255],
  ],
  ['grey of one bit', header(2, 1, 1, 0), [0, 0b01000000], [], [0, 0, 0, 255, 255, 255, 255, 255]],
])('%s', (...[, head, rows, palette, pixels]) => {
  expect([...decodePng(createPng(head, rows, palette)).rgba]).toEqual(pixels);
});

test.each([
  ['no PNG', Uint8Array.of(1, 2)],
  ['a cut one', encodePng(1, 1, new Uint8Array(4)).subarray(0, 20)],
  ['16 bits', createPng(header(1, 1, 16, 0), [0, 1, 1])],
  ['no pixels', createPng(header(0, 1, 8, 0), [0])],
  ['no deflated bytes', createPng(header(1, 1, 8, 0), []).map((byte, i) => (i > 41 && i < 50 ? 0xff : byte))],
])('%s is an error', (_, bytes) => {
  expect(() => decodePng(bytes)).toThrow(expect.objectContaining({ name: 'PngError' }));
});

import { encodeJpeg } from '../../../simulator/screen/encode-jpeg';
import { encodeTxi } from '../../../simulator/screen/encode-txi';
import { decodeJpeg } from '../../../simulator/screen/jpeg';
import { decodeTxi } from '../../../simulator/screen/txi';
import { RED_AND_BLUE } from './jpeg-files';

const expectNear = (actual: ArrayLike<number>, expected: readonly number[], tolerance: number) => {
  for (const [i, value] of expected.entries()) {
    expect(Math.abs((actual[i] ?? -1) - value)).toBeLessThanOrEqual(tolerance);
  }
};

test('decodes colours at half resolution', () => {
  const { width, height, rgba } = decodeJpeg(RED_AND_BLUE);
  expect([width, height]).toEqual([24, 16]);
  const pixel = (x: number, y: number) => rgba.subarray((y * width + x) * 4, (y * width + x) * 4 + 4);
  expectNear(pixel(3, 3), [220, 30, 20, 255], 20);
  expectNear(pixel(20, 12), [20, 60, 240, 255], 20);
});

test.each([1, 50, 85, 100])('what is encoded with quality %d reads back', (quality) => {
  const { width, height } = { width: 19, height: 10 };
  const rgba = new Uint8Array(width * height * 4).map(
    (_, i) => [(i >> 2) % width < 9 ? 200 : 40, 90, 160, 255][i & 3] ?? 0,
  );
  const decoded = decodeJpeg(encodeJpeg({ width, height, rgba }, quality));
  expect([decoded.width, decoded.height]).toEqual([width, height]);
  if (quality > 50) expectNear(decoded.rgba, [...rgba], 16);
});

test('noise of the best quality reads back', () => {
  const rgba = new Uint8Array(32 * 32 * 4).map((_, i) =>
    (i & 3) === 3 ? 255 : (i * 7919) % 251 > 125 ? 255 : 0,
  );
  expectNear(decodeJpeg(encodeJpeg({ width: 32, height: 32, rgba }, 100)).rgba, [...rgba], 12);
});

/** The file with the marker of a progressive frame. */
const PROGRESSIVE = RED_AND_BLUE.map((byte, i, all) => (byte === 0xc0 && all[i - 1] === 0xff ? 0xc2 : byte));

test.each([
  ['no JPEG', Uint8Array.of(1, 2, 3), 'not a JPEG file'],
  ['a progressive one', PROGRESSIVE, 'progressive'],
  ['half a header', RED_AND_BLUE.subarray(0, 60), 'ends early'],
  ['a header alone', RED_AND_BLUE.subarray(0, 2), 'ends early'],
])('%s is an error', (_, bytes, message) => {
  expect(() => decodeJpeg(bytes)).toThrow(message);
});

test('a file that is cut off has a picture or an error', () => {
  for (let length = RED_AND_BLUE.length - 1; length > 2; length -= 7) {
    try {
      expect(decodeJpeg(RED_AND_BLUE.subarray(0, length)).width).toBe(24);
    } catch (error) {
      expect((error as Error).name).toBe('JpegError');
    }
  }
});

test.each([false, true])('a texture reads back (alpha: %s)', (hasAlpha) => {
  const bitmap = { width: 3, height: 2, rgba: Uint8Array.from({ length: 24 }, (_, i) => (i * 37) & 255) };
  const { format, rgba } = decodeTxi(encodeTxi(bitmap, { hasAlpha }));
  expect(format).toBe(hasAlpha ? 'ABGR8888' : 'BGR565');
  for (let i = 0; i < 24; i++) {
    if (i % 4 !== 3 || hasAlpha) expectNear([rgba[i] ?? 0], [bitmap.rgba[i] ?? 0], hasAlpha ? 0 : 8);
  }
});

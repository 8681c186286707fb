import { encode, TXIOutputFormat } from '@fitbit/image-codec-txi';
import { decodeTxi, TxiError } from '../../../simulator/screen/txi';

/** What the compiler's encoder takes. */
type EncoderImage = Parameters<typeof encode>[0];

/** A picture with runs (left half) and single pixels (right half), wider than one run can be. */
function picture(width: number, height: number, paint: (x: number, y: number) => number[]): EncoderImage {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) data.set(paint(x, y), (y * width + x) * 4);
  }
  return { width, height, data } as unknown as EncoderImage;
}

const colourful = picture(301, 3, (x, y) =>
  x < 150 ? [200, 100, 50, 255] : [x % 256, y * 80, 255 - (x % 256), 30 + (x % 200)],
);

function pixelsOf(image: EncoderImage): Uint8ClampedArray {
  return image.data as Uint8ClampedArray;
}

/** Largest difference of a channel between source and decoded, transparent pixels left out. */
function worst(image: EncoderImage, rgba: Uint8Array, channels: readonly number[]): number {
  const source = pixelsOf(image);
  let most = 0;
  for (let i = 0; i < rgba.length; i += 4) {
    for (const c of channels) {
      most = Math.max(most, Math.abs((source[i + c] as number) - (rgba[i + c] as number)));
    }
  }
  return most;
}

describe.each([true, false])('decodeTxi, run lengths %s', (rle) => {
  const decode = (image: EncoderImage, outputFormat: TXIOutputFormat) =>
    decodeTxi(new Uint8Array(encode(image, { outputFormat, rle })));

  test('A8: the picture becomes white, its grey becomes alpha', () => {
    const grey = picture(301, 3, (x) => [x % 256, x % 256, x % 256, 255]);
    const decoded = decode(grey, TXIOutputFormat.A8);
    expect(decoded).toMatchObject({ width: 301, height: 3, format: 'A8' });
    for (let i = 0; i < 301 * 3; i++) {
      expect([...decoded.rgba.subarray(i * 4, i * 4 + 4)]).toEqual([255, 255, 255, (i % 301) % 256]);
    }
  });

  test('565 keeps colours to five and six bits and is opaque', () => {
    const decoded = decode(colourful, TXIOutputFormat.RGB565);
    expect(decoded.format).toBe('BGR565');
    expect(worst(colourful, decoded.rgba, [0, 2])).toBeLessThanOrEqual(5);
    expect(worst(colourful, decoded.rgba, [1])).toBeLessThanOrEqual(3);
    expect(decoded.rgba.filter((_, i) => i % 4 === 3).every((alpha) => alpha === 255)).toBe(true);
  });

  test('6666 keeps four channels to six bits', () => {
    const decoded = decode(colourful, TXIOutputFormat.RGBA6666);
    expect(decoded.format).toBe('ABGR6666');
    expect(worst(colourful, decoded.rgba, [0, 1, 2, 3])).toBeLessThanOrEqual(3);
  });

  test('4444 keeps four channels to four bits', () => {
    const decoded = decode(colourful, TXIOutputFormat.RGBA4444);
    expect(worst(colourful, decoded.rgba, [0, 1, 2, 3])).toBeLessThanOrEqual(9);
  });

  test('8888 keeps everything', () => {
    const decoded = decode(colourful, TXIOutputFormat.RGBA8888);
    expect(worst(colourful, decoded.rgba, [0, 1, 2, 3])).toBe(0);
  });
});

test('what is no TXI, cut short or of an unknown format is refused by name', () => {
  const good = new Uint8Array(encode(colourful, { outputFormat: TXIOutputFormat.RGBA6666, rle: true }));
  expect(() => decodeTxi(new Uint8Array(10))).toThrow(TxiError);
  expect(() => decodeTxi(new Uint8Array(100))).toThrow('not a TXI file');
  expect(() => decodeTxi(good.subarray(0, good.length - 1))).toThrow('TXI ends early');
  const strange = good.slice();
  strange[16] = 7;
  expect(() => decodeTxi(strange)).toThrow('unknown TXI format');
  const flat = new Uint8Array(encode(colourful, { outputFormat: TXIOutputFormat.A8, rle: false }));
  expect(() => decodeTxi(flat.subarray(0, 600))).toThrow('TXI ends early');
});

import type { Bitmap } from './bitmap';
import { COSINES, ZIGZAG } from './jpeg-tables';

/** The luminance table of ITU T.81, annex K, for quality 50, in rows. */
const QUANTIZATION = [
  [16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56],
  [14, 17, 22, 29, 51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92],
  [49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99],
].flat();
/** Number of codes of each length, from 1 to 16 bits, as in annex K. */
const DC_LENGTHS = [0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0];
const AC_LENGTHS = [0, 2, 1, 3, 3, 2, 4, 3, 5, 5, 4, 4, 0, 0, 1, 125];
const DC_SYMBOLS = Array.from({ length: 12 }, (_, size) => size);
const END_OF_BLOCK = 0;
const SIXTEEN_ZEROS = 0xf0;
/** Short runs of small numbers are frequent and get the short codes. */
const AC_SYMBOLS = Array.from({ length: 160 }, (_, i) => ((i % 16) << 4) | (Math.floor(i / 16) + 1))
  .concat(END_OF_BLOCK, SIXTEEN_ZEROS)
  .sort((a, b) => rarity(a) - rarity(b) || a - b);

function rarity(symbol: number): number {
  if (symbol === END_OF_BLOCK) return 2.5;
  if (symbol === SIXTEEN_ZEROS) return 12;
  return (symbol >> 4) + 1.3 * (symbol & 15);
}

type Codes = ReadonlyMap<number, { code: number; length: number }>;

/** A baseline JPEG of full colours; `quality` 1 … 100. Alpha is left out. */
export function encodeJpeg({ width, height, rgba }: Bitmap, quality: number): Uint8Array {
  const percent = quality < 50 ? 5000 / quality : 200 - 2 * quality;
  const quantization = QUANTIZATION.map((q) =>
    Math.min(Math.max(Math.floor((q * percent + 50) / 100), 1), 255),
  );
  const writer = new BitWriter();
  const [dc, ac] = [createCodes(DC_LENGTHS, DC_SYMBOLS), createCodes(AC_LENGTHS, AC_SYMBOLS)];
  const last = [0, 0, 0];
  for (let top = 0; top < height; top += 8) {
    for (let left = 0; left < width; left += 8) {
      for (let channel = 0; channel < 3; channel++) {
        const samples = Float64Array.from({ length: 64 }, (_, i) => {
          const [x, y] = [Math.min(left + (i & 7), width - 1), Math.min(top + (i >> 3), height - 1)];
          return readChannel(rgba, (y * width + x) * 4, channel);
        });
        const block = transform(samples).map((value, i) =>
          Math.min(Math.max(Math.round(value / (quantization[i] ?? 1)), -1023), 1023),
        );
        writer.number((block[0] ?? 0) - (last[channel] ?? 0), 0, dc);
        last[channel] = block[0] ?? 0;
        writeCoefficients(writer, block, ac);
      }
    }
  }
  return Uint8Array.from([
    ...[0xff, 0xd8],
    ...segment(0xdb, [0, ...ZIGZAG.map((i) => quantization[i] ?? 1)]),
    ...segment(0xc0, [
      8,
      height >> 8,
      height & 255,
      width >> 8,
      width & 255,
      3,
      ...[1, 17, 0, 2, 17, 0, 3, 17, 0],
    ]),
    ...segment(0xc4, [0, ...DC_LENGTHS, ...DC_SYMBOLS]),
    ...segment(0xc4, [16, ...AC_LENGTHS, ...AC_SYMBOLS]),
    ...segment(0xda, [3, 1, 0, 2, 0, 3, 0, 0, 63, 0]),
    ...writer.finish(),
    ...[0xff, 0xd9],
  ]);
}

function segment(marker: number, data: readonly number[]): number[] {
  const length = data.length + 2;
  return [0xff, marker, length >> 8, length & 255, ...data];
}

/** Light, blue and red of a pixel, −128 … 127. */
function readChannel(rgba: Uint8Array, at: number, channel: number): number {
  const [red = 0, green = 0, blue = 0] = rgba.subarray(at, at + 3);
  if (channel === 0) return 0.299 * red + 0.587 * green + 0.114 * blue - 128;
  return channel === 1
    ? -0.168736 * red - 0.331264 * green + 0.5 * blue
    : 0.5 * red - 0.418688 * green - 0.081312 * blue;
}

/** The cosine transform of a block, rows first. */
function transform(samples: Float64Array): Float64Array {
  const rows = new Float64Array(64);
  const block = new Float64Array(64);
  for (let y = 0; y < 8; y++) {
    for (let u = 0; u < 8; u++) {
      for (let x = 0; x < 8; x++)
        rows[8 * y + u] = (rows[8 * y + u] ?? 0) + (samples[8 * y + x] ?? 0) * (COSINES[8 * u + x] ?? 0);
    }
  }
  for (let v = 0; v < 8; v++) {
    for (let u = 0; u < 8; u++) {
      for (let y = 0; y < 8; y++)
        block[8 * v + u] = (block[8 * v + u] ?? 0) + (rows[8 * y + u] ?? 0) * (COSINES[8 * v + y] ?? 0);
    }
  }
  return block;
}

function writeCoefficients(writer: BitWriter, block: Float64Array, ac: Codes): void {
  let zeros = 0;
  for (let k = 1; k < 64; k++) {
    const value = block[ZIGZAG[k] ?? 0] ?? 0;
    if (value === 0) {
      zeros++;
      continue;
    }
    for (; zeros > 15; zeros -= 16) writer.symbol(SIXTEEN_ZEROS, ac);
    writer.number(value, zeros, ac);
    zeros = 0;
  }
  if (zeros > 0) writer.symbol(END_OF_BLOCK, ac);
}

function createCodes(lengths: readonly number[], symbols: readonly number[]): Codes {
  const codes = new Map<number, { code: number; length: number }>();
  let code = 0;
  let next = 0;
  lengths.forEach((count, i) => {
    for (let n = 0; n < count; n++) codes.set(symbols[next++] ?? 0, { code: code++, length: i + 1 });
    code <<= 1;
  });
  return codes;
}

class BitWriter {
  private readonly bytes: number[] = [];
  private bits = 0;
  private count = 0;

  symbol(symbol: number, codes: Codes): void {
    const { code = 0, length = 0 } = codes.get(symbol) ?? {};
    this.write(code, length);
  }

  /** Writes the zeros before a number, its size, and the number itself. */
  number(value: number, zeros: number, codes: Codes): void {
    const size = value === 0 ? 0 : Math.floor(Math.log2(Math.abs(value))) + 1;
    this.symbol((zeros << 4) | size, codes);
    this.write(value < 0 ? value + 2 ** size - 1 : value, size);
  }

  /** The last byte is filled with ones. */
  finish(): readonly number[] {
    while (this.count > 0) this.write(1, 1);
    return this.bytes;
  }

  private write(value: number, length: number): void {
    for (let i = length - 1; i >= 0; i--) {
      this.bits = (this.bits << 1) | ((value >> i) & 1);
      if (++this.count < 8) continue;
      this.bytes.push(this.bits);
      if (this.bits === 0xff) this.bytes.push(0);
      this.bits = 0;
      this.count = 0;
    }
  }
}

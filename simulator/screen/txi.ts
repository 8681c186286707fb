export interface TxiImage {
  width: number;
  height: number;
  format: TxiFormat;
  /** Four bytes a pixel, not premultiplied. An A8 picture is white; only its alpha has a meaning. */
  rgba: Uint8Array;
}

/** The bytes are no TXI file that can be decoded. */
export class TxiError extends Error {
  override name = 'TxiError';
}

const MAGIC = 0x0a697874;
const HEADER_LENGTH = 40;
const RUN_LENGTH_FLAG = 0x10000000;

/** How a format stores a pixel. */
interface PixelCodec {
  /** The fourth word of the header without the run-length flag. */
  code: number;
  /** Bytes a pixel. */
  size: number;
  /** Reads the pixel at an offset as 0xRRGGBBAA. */
  read(bytes: Uint8Array, at: number): number;
}

/** Fitbit's texture formats. */
const FORMATS = {
  A8: { code: 524296, size: 1, read: (bytes, at) => packPixel(255, 255, 255, readWord(bytes, at, 1)) },
  // gggbbbbb rrrrrggg
  BGR565: {
    code: 17827173,
    size: 2,
    read(bytes, at) {
      const word = readWord(bytes, at, 2);
      return packPixel(
        expandChannel(word >> 11, 31),
        expandChannel((word >> 5) & 63, 63),
        expandChannel(word & 31, 31),
        255,
      );
    },
  },
  // bbbbaaaa rrrrgggg
  ABGR4444: {
    code: 34620484,
    size: 2,
    read(bytes, at) {
      const word = readWord(bytes, at, 2);
      return packPixel((word >> 12) * 17, ((word >> 8) & 15) * 17, ((word >> 4) & 15) * 17, (word & 15) * 17);
    },
  },
  // bbaaaaaa ggggbbbb rrrrrrgg
  ABGR6666: {
    code: 35153510,
    size: 3,
    read(bytes, at) {
      const word = readWord(bytes, at, 3);
      return packPixel(
        expandChannel(word >> 18, 63),
        expandChannel((word >> 12) & 63, 63),
        expandChannel((word >> 6) & 63, 63),
        expandChannel(word & 63, 63),
      );
    },
  },
  // aaaaaaaa bbbbbbbb gggggggg rrrrrrrr
  ABGR8888: { code: 35686536, size: 4, read: (bytes, at) => readWord(bytes, at, 4) },
  // bbbbbbbb gggggggg rrrrrrrr aaaaaaaa
  BGRA8888: {
    code: 18909320,
    size: 4,
    read(bytes, at) {
      const word = readWord(bytes, at, 3);
      return packPixel(word >> 16, (word >> 8) & 255, word & 255, readWord(bytes, at + 3, 1));
    },
  },
} as const satisfies Record<string, PixelCodec>;

type TxiFormat = keyof typeof FORMATS;

// Object.entries loses the key type; the table has no other keys.
const CODECS = Object.entries(FORMATS) as [TxiFormat, PixelCodec][];

/** Widens a channel of `max` steps to 0 … 255. */
function expandChannel(value: number, max: number): number {
  return Math.round((value * 255) / max);
}

/** One to four bytes, the lowest first. */
function readWord(bytes: Uint8Array, at: number, size: number): number {
  let word = 0;
  for (let i = size - 1; i >= 0; i--) word = word * 256 + (bytes[at + i] ?? 0);
  return word;
}

function packPixel(red: number, green: number, blue: number, alpha: number): number {
  return ((red << 24) | (green << 16) | (blue << 8) | alpha) >>> 0;
}

/**
 * Decodes the texture that Fitbit's compiler makes of a PNG (`foo.png.txi`), or that `jpeg.decode` makes on the watch.
 * Throws TxiError for anything else.
 */
export function decodeTxi(bytes: Uint8Array): TxiImage {
  if (bytes.length < HEADER_LENGTH) throw new TxiError('shorter than a TXI header');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const word = (index: number): number => view.getUint32(index * 4, true);
  if (word(0) !== MAGIC) throw new TxiError('not a TXI file');
  const isRunLength = (word(4) & RUN_LENGTH_FLAG) !== 0;
  const code = word(4) & ~RUN_LENGTH_FLAG;
  const [format, codec] = CODECS.find(([, each]) => each.code === code) ?? [];
  if (!format || !codec) throw new TxiError(`unknown TXI format 0x${code.toString(16)}`);
  const width = word(6);
  const height = word(7);
  const body = bytes.subarray(HEADER_LENGTH);
  if (width * height > 4096 * 4096) throw new TxiError(`TXI of ${width}×${height} pixels`);
  const rgba = isRunLength
    ? decodeRuns(body, codec, width * height)
    : decodeRows(body, codec, { width, height });
  return { width, height, format, rgba };
}

/** Header byte n: bit 7 set means n & 127 copies of the next pixel, else n different pixels follow. */
function decodeRuns(body: Uint8Array, { size, read }: PixelCodec, pixelCount: number): Uint8Array {
  const rgba = new DataView(new ArrayBuffer(pixelCount * 4));
  let at = 0;
  let to = 0;
  while (to < rgba.byteLength) {
    const head = body[at++];
    if (head === undefined) throw new TxiError('TXI ends early');
    const count = head & 127;
    const isRun = head >= 128;
    if (at + (isRun ? 1 : count) * size > body.length) throw new TxiError('TXI ends early');
    for (let i = 0; i < count && to < rgba.byteLength; i++, to += 4) {
      rgba.setUint32(to, read(body, at));
      if (!isRun) at += size;
    }
    if (isRun) at += size;
  }
  return new Uint8Array(rgba.buffer);
}

/** Every row repeats its last pixel and is filled up to four bytes. */
function decodeRows(
  body: Uint8Array,
  { size, read }: PixelCodec,
  { width, height }: { width: number; height: number },
): Uint8Array {
  const stride = ((width + 1) * size + 3) & ~3;
  if (height > 0 && (height - 1) * stride + width * size > body.length) {
    throw new TxiError('TXI ends early');
  }
  const rgba = new DataView(new ArrayBuffer(width * height * 4));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) rgba.setUint32((y * width + x) * 4, read(body, y * stride + x * size));
  }
  return new Uint8Array(rgba.buffer);
}

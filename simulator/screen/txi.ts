/** Fitbit's texture formats, by the fourth word of the header with the run-length flag taken off. */
export type TxiFormat = 'A8' | 'BGR565' | 'ABGR4444' | 'ABGR6666' | 'ABGR8888' | 'BGRA8888';

export interface TxiImage {
  width: number;
  height: number;
  format: TxiFormat;
  /** Four bytes a pixel, not premultiplied. A8 is a white picture with only its alpha meaning something. */
  rgba: Uint8Array;
}

/** The bytes are no TXI file that can be drawn. */
export class TxiError extends Error {
  override name = 'TxiError';
}

const MAGIC = 0x0a697874;
const HEADER_LENGTH = 40;
const RUN_LENGTH_FLAG = 0x10000000;

type Unpack = (bytes: Uint8Array, at: number, rgba: Uint8Array, to: number) => void;

/** Widens a channel of `max` steps to 0 … 255. */
const expandChannel = (value: number, max: number): number => Math.round((value * 255) / max);

const FORMATS: Readonly<Record<number, { name: TxiFormat; size: number; unpack: Unpack }>> = {
  524296: {
    name: 'A8',
    size: 1,
    unpack(bytes, at, rgba, to) {
      writePixel(rgba, to, 255, 255, 255, bytes[at] as number);
    },
  },
  // gggbbbbb rrrrrggg
  17827173: {
    name: 'BGR565',
    size: 2,
    unpack(bytes, at, rgba, to) {
      const v = (bytes[at] as number) | ((bytes[at + 1] as number) << 8);
      writePixel(
        rgba,
        to,
        expandChannel(v >> 11, 31),
        expandChannel((v >> 5) & 63, 63),
        expandChannel(v & 31, 31),
        255,
      );
    },
  },
  // bbbbaaaa rrrrgggg
  34620484: {
    name: 'ABGR4444',
    size: 2,
    unpack(bytes, at, rgba, to) {
      const v = (bytes[at] as number) | ((bytes[at + 1] as number) << 8);
      writePixel(rgba, to, (v >> 12) * 17, ((v >> 8) & 15) * 17, ((v >> 4) & 15) * 17, (v & 15) * 17);
    },
  },
  // bbaaaaaa ggggbbbb rrrrrrgg
  35153510: {
    name: 'ABGR6666',
    size: 3,
    unpack(bytes, at, rgba, to) {
      const v = (bytes[at] as number) | ((bytes[at + 1] as number) << 8) | ((bytes[at + 2] as number) << 16);
      writePixel(
        rgba,
        to,
        expandChannel(v >> 18, 63),
        expandChannel((v >> 12) & 63, 63),
        expandChannel((v >> 6) & 63, 63),
        expandChannel(v & 63, 63),
      );
    },
  },
  35686536: {
    name: 'ABGR8888',
    size: 4,
    unpack(bytes, at, rgba, to) {
      writePixel(
        rgba,
        to,
        bytes[at + 3] as number,
        bytes[at + 2] as number,
        bytes[at + 1] as number,
        bytes[at] as number,
      );
    },
  },
  18909320: {
    name: 'BGRA8888',
    size: 4,
    unpack(bytes, at, rgba, to) {
      writePixel(
        rgba,
        to,
        bytes[at + 2] as number,
        bytes[at + 1] as number,
        bytes[at] as number,
        bytes[at + 3] as number,
      );
    },
  },
};

function writePixel(rgba: Uint8Array, to: number, r: number, g: number, b: number, a: number): void {
  rgba[to] = r;
  rgba[to + 1] = g;
  rgba[to + 2] = b;
  rgba[to + 3] = a;
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
  const runLength = (word(4) & RUN_LENGTH_FLAG) !== 0;
  const code = word(4) & ~RUN_LENGTH_FLAG;
  const format = FORMATS[code];
  if (!format) throw new TxiError(`unknown TXI format 0x${code.toString(16)}`);
  const width = word(6);
  const height = word(7);
  const body = bytes.subarray(HEADER_LENGTH);
  if (width * height > 4096 * 4096) throw new TxiError(`TXI of ${width}×${height} pixels`);
  const rgba = new Uint8Array(width * height * 4);
  if (runLength) unpackRuns(body, format.size, format.unpack, rgba);
  else unpackRows(body, format.size, format.unpack, rgba, width, height);
  return { width, height, format: format.name, rgba };
}

/** Header byte n: bit 7 set means n & 127 copies of the next pixel, else n pixels follow as they are. */
function unpackRuns(body: Uint8Array, size: number, unpack: Unpack, rgba: Uint8Array): void {
  let at = 0;
  let to = 0;
  while (to < rgba.length) {
    const head = body[at++];
    if (head === undefined) throw new TxiError('TXI ends early');
    const count = head & 127;
    const isRun = head >= 128;
    if (at + (isRun ? 1 : count) * size > body.length) throw new TxiError('TXI ends early');
    for (let i = 0; i < count && to < rgba.length; i++, to += 4) {
      unpack(body, at, rgba, to);
      if (!isRun) at += size;
    }
    if (isRun) at += size;
  }
}

/** Every row repeats its last pixel and is filled up to four bytes. */
function unpackRows(
  body: Uint8Array,
  size: number,
  unpack: Unpack,
  rgba: Uint8Array,
  width: number,
  height: number,
): void {
  const stride = ((width + 1) * size + 3) & ~3;
  if (height > 0 && (height - 1) * stride + width * size > body.length) {
    throw new TxiError('TXI ends early');
  }
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      unpack(body, y * stride + x * size, rgba, (y * width + x) * 4);
    }
  }
}

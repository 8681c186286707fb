import { unzlibSync } from 'fflate';
import { type Bitmap, isDecodableSize } from './bitmap';

/** The bytes are no PNG file that can be decoded. */
export class PngError extends Error {
  override name = 'PngError';
}

interface PngHeader {
  width: number;
  height: number;
  depth: number;
  colourType: number;
}

/** Channels by colour type: grey, RGB, palette, grey with alpha, RGBA. */
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const PALETTE = 3;

/** Decodes a PNG that is not interlaced, of up to eight bits a channel. Throws a PngError for anything else. */
export function decodePng(bytes: Uint8Array): Bitmap {
  const { header, palette, transparency, data } = readChunks(bytes);
  const channels = CHANNELS[header.colourType];
  if (channels === undefined) throw new PngError('a PNG file of an unknown kind');
  const rows = unfilter(data, header, channels);
  const rgba = new Uint8Array(header.width * header.height * 4);
  const scale = header.colourType === PALETTE ? 1 : 255 / (2 ** header.depth - 1);
  const stride = Math.ceil((header.width * channels * header.depth) / 8);
  const sample = (x: number, y: number, channel: number): number => {
    const bit = (x * channels + channel) * header.depth;
    const byte = rows[y * stride + (bit >> 3)] ?? 0;
    return (byte >> (8 - header.depth - (bit & 7))) & (2 ** header.depth - 1);
  };
  for (let y = 0; y < header.height; y++) {
    for (let x = 0; x < header.width; x++) {
      const first = sample(x, y, 0);
      const to = (y * header.width + x) * 4;
      if (header.colourType === PALETTE) {
        rgba.set(palette.subarray(first * 3, first * 3 + 3), to);
        rgba[to + 3] = transparency[first] ?? 255;
        continue;
      }
      const isGrey = channels < 3;
      for (let i = 0; i < 3; i++) rgba[to + i] = Math.round((isGrey ? first : sample(x, y, i)) * scale);
      rgba[to + 3] = channels % 2 === 0 ? Math.round(sample(x, y, channels - 1) * scale) : 255;
    }
  }
  return { width: header.width, height: header.height, rgba };
}

function readChunks(bytes: Uint8Array): {
  header: PngHeader;
  palette: Uint8Array;
  transparency: Uint8Array;
  data: Uint8Array;
} {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let header: PngHeader | undefined;
  let palette = new Uint8Array();
  let transparency = new Uint8Array();
  const parts: Uint8Array[] = [];
  if (bytes[0] !== 0x89 || bytes[1] !== 0x50) throw new PngError('not a PNG file');
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at);
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const chunk = bytes.slice(at + 8, at + 8 + length);
    if (type === 'IHDR') header = readHeader(chunk);
    else if (type === 'PLTE') palette = chunk;
    else if (type === 'tRNS') transparency = chunk;
    else if (type === 'IDAT') parts.push(chunk);
    else if (type === 'IEND') break;
    at += 12 + length;
  }
  if (!header) throw new PngError('a broken PNG file');
  const data = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let to = 0;
  for (const part of parts) {
    data.set(part, to);
    to += part.length;
  }
  return { header, palette, transparency, data };
}

function readHeader(chunk: Uint8Array): PngHeader {
  if (chunk.length < 13) throw new PngError('a broken PNG file');
  const view = new DataView(chunk.buffer);
  const [width, height, depth] = [view.getUint32(0), view.getUint32(4), view.getUint8(8)];
  if (!isDecodableSize(width, height)) throw new PngError(`a PNG file of ${width}×${height} pixels`);
  if (![1, 2, 4, 8].includes(depth)) throw new PngError(`a PNG file of ${depth} bits a channel`);
  if (view.getUint8(12) !== 0) throw new PngError('an interlaced PNG file');
  return { width, height, depth, colourType: view.getUint8(9) };
}

/** Undoes the filters (PNG, clause 9). */
function unfilter(data: Uint8Array, { width, height, depth }: PngHeader, channels: number): Uint8Array {
  const stride = Math.ceil((width * channels * depth) / 8);
  const pixel = Math.max((channels * depth) >> 3, 1);
  const filtered = inflate(data, (stride + 1) * height);
  const rows = new Uint8Array(stride * height);
  for (let y = 0; y < height; y++) {
    const filter = filtered[y * (stride + 1)] ?? 0;
    for (let i = 0; i < stride; i++) {
      const at = y * stride + i;
      const left = i < pixel ? 0 : (rows[at - pixel] ?? 0);
      const above = y === 0 ? 0 : (rows[at - stride] ?? 0);
      const corner = y === 0 || i < pixel ? 0 : (rows[at - stride - pixel] ?? 0);
      rows[at] = (filtered[y * (stride + 1) + 1 + i] ?? 0) + predict(filter, left, above, corner);
    }
  }
  return rows;
}

function inflate(data: Uint8Array, length: number): Uint8Array {
  try {
    return unzlibSync(data, { out: new Uint8Array(length) });
  } catch {
    throw new PngError('a broken PNG file');
  }
}

function predict(filter: number, left: number, above: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return above;
  if (filter === 3) return (left + above) >> 1;
  if (filter !== 4) return 0;
  const guess = left + above - corner;
  const [toLeft, toAbove, toCorner] = [left, above, corner].map((value) => Math.abs(guess - value));
  if ((toLeft ?? 0) <= (toAbove ?? 0) && (toLeft ?? 0) <= (toCorner ?? 0)) return left;
  return (toAbove ?? 0) <= (toCorner ?? 0) ? above : corner;
}

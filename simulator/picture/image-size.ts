import { readJpegSize } from '../screen/jpeg-size';

/** The first bytes of every PNG file, in hex. */
export const PNG_SIGNATURE = '89504e470d0a1a0a';
/** The length of the first chunk, 13, and its name, IHDR. */
const PNG_HEADER_CHUNK = '0000000d49484452';
const PNG_HEADER_END = 33;
/** 8 bits a channel, RGBA, not interlaced: as encodePng writes it. */
const PNG_FORMAT = '0806000000';
/** Bytes of a chunk beside its data: length, name and checksum. */
const CHUNK_OVERHEAD_BYTES = 12;
/** The largest block of a JPEG: decoders fill it up whole, also for a picture of one pixel's width. */
const JPEG_BLOCK_PX = 32;

/**
 * The pixels that decoding a PNG or JPEG takes, as its header says it. Infinite for what is not exactly as the
 * simulator embeds it: where a decoder skips what this does not know, it can meet another header.
 */
export function countImagePixels(bytes: Uint8Array): number {
  const jpeg = readJpegSize(bytes);
  if (jpeg) return roundUp(jpeg.width) * roundUp(jpeg.height);
  return countPngPixels(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}

function roundUp(side: number): number {
  return Math.ceil(side / JPEG_BLOCK_PX) * JPEG_BLOCK_PX;
}

/** Chunks of pixels between header and end, no others: none of an animation, and no compressed profile or text. */
function countPngPixels(bytes: Buffer): number {
  const isAsWritten =
    bytes.toString('hex', 0, 16) === PNG_SIGNATURE + PNG_HEADER_CHUNK &&
    bytes.toString('hex', 24, 29) === PNG_FORMAT;
  if (!isAsWritten) return Number.POSITIVE_INFINITY;
  let at = PNG_HEADER_END;
  while (at + CHUNK_OVERHEAD_BYTES <= bytes.length) {
    const name = bytes.toString('latin1', at + 4, at + 8);
    at += CHUNK_OVERHEAD_BYTES + bytes.readUInt32BE(at);
    if (name === 'IEND' && at === bytes.length) return bytes.readUInt32BE(16) * bytes.readUInt32BE(20);
    if (name !== 'IDAT') return Number.POSITIVE_INFINITY;
  }
  return Number.POSITIVE_INFINITY;
}

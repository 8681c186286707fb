/** Baseline, extended and progressive frames: no other kind is decoded by browsers or the renderer. */
const FRAMES = new Set([0xc0, 0xc1, 0xc2]);
const SCAN = 0xda;
const END = 0xd9;
/** Tables of codes, of quantization, the restart interval, and a comment. */
const OTHER_SEGMENTS = new Set([0xc4, 0xdb, 0xdd, 0xfe]);
/** Each scan goes over all pixels, however few bytes it has. Files of cameras and encoders have up to some ten. */
const MAX_SCANS = 64;

/**
 * Width and height of a JPEG file (ITU T.81, annex B); undefined where it is not one segment after the other, from the
 * first byte to the end of the image. Decoders skip what is no segment and read on, so what they would find after it is
 * anything: a file like that has no size that can be relied on.
 */
export function readJpegSize(bytes: Uint8Array): { width: number; height: number } | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let size: { width: number; height: number } | undefined;
  let scans = 0;
  let at = 2;
  while (at < bytes.length) {
    if (bytes[at] !== 0xff) return undefined;
    // Fill bytes may precede a marker.
    while (bytes[at] === 0xff) at++;
    const marker = bytes[at++];
    if (marker === END) return size;
    if (marker === undefined || at + 2 > bytes.length) return undefined;
    const length = view.getUint16(at);
    const segment = bytes.subarray(at + 2, at + length);
    if (length < 2 || at + length > bytes.length) return undefined;
    at += length;
    if (FRAMES.has(marker)) {
      // A second frame would have a size of its own.
      if (size) return undefined;
      size = readFrame(segment);
      if (!size) return undefined;
    } else if (marker === SCAN) {
      if (!size || ++scans > MAX_SCANS) return undefined;
      at = findScanEnd(bytes, at);
    } else if (!OTHER_SEGMENTS.has(marker) && (marker < 0xe0 || marker > 0xef)) return undefined;
  }
  return size;
}

function readFrame(segment: Uint8Array): { width: number; height: number } | undefined {
  const [precision, h1 = 0, h2 = 0, w1 = 0, w2 = 0, components = 0] = segment;
  const [height, width] = [(h1 << 8) | h2, (w1 << 8) | w2];
  const isSound = precision === 8 && components > 0 && segment.length === 6 + 3 * components;
  return isSound && width > 0 && height > 0 ? { width, height } : undefined;
}

/** The first marker after the bytes of a scan, in which FF00 is a byte and FFD0 … FFD7 only restart the decoder. */
function findScanEnd(bytes: Uint8Array, start: number): number {
  for (let at = bytes.indexOf(0xff, start); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0xff;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  return bytes.length;
}

/** Frame headers of JPEG: those of C0 … CF that are no tables. */
const NO_FRAME = new Set([0xc4, 0xc8, 0xcc]);

/**
 * Width times height of a PNG or JPEG as its header says it, in pixels; undefined for other bytes. 0 where the header
 * is cut off: nobody can decode that.
 */
export function countImagePixels(bytes: Uint8Array): number | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes[0] === 0x89 && bytes[1] === 0x50) {
    return bytes.length < 24 ? 0 : view.getUint32(16) * view.getUint32(20);
  }
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return undefined;
  let i = 2;
  while (i + 9 <= bytes.length) {
    const marker = bytes[i + 1] ?? 0;
    if (bytes[i] !== 0xff) return 0;
    if (marker >= 0xc0 && marker <= 0xcf && !NO_FRAME.has(marker))
      return view.getUint16(i + 5) * view.getUint16(i + 7);
    // Fill bytes and markers without a length.
    if (marker === 0xff) i++;
    else if (marker === 1 || (marker >= 0xd0 && marker <= 0xd8)) i += 2;
    else i += 2 + view.getUint16(i + 2);
  }
  return 0;
}

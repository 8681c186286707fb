/** A picture of four bytes a pixel, not premultiplied. */
export interface Bitmap {
  width: number;
  height: number;
  rgba: Uint8Array;
}

/** No watch shows as many, and the pixels of a file of a few bytes would fill the memory. */
const MAX_PIXELS = 4096 * 4096;

/** Whether a picture of this size is decoded. */
export function isDecodableSize(width: number, height: number): boolean {
  const pixels = width * height;
  return pixels > 0 && pixels <= MAX_PIXELS;
}

import type { Bitmap } from './bitmap';

const MAGIC = 0x0a697874;
const HEADER_LENGTH = 40;
const BGR565 = 17827173;
const ABGR8888 = 35686536;

/** A texture that the watch draws: 16 bits a pixel without alpha, 32 with it. */
export function encodeTxi({ width, height, rgba }: Bitmap, { hasAlpha }: { hasAlpha: boolean }): Uint8Array {
  const size = hasAlpha ? 4 : 2;
  // Every row repeats its last pixel and is filled up to four bytes.
  const stride = ((width + 1) * size + 3) & ~3;
  const bytes = new Uint8Array(HEADER_LENGTH + stride * height);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint32(16, hasAlpha ? ABGR8888 : BGR565, true);
  view.setUint32(24, width, true);
  view.setUint32(28, height, true);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x <= width; x++) {
      const from = (y * width + Math.min(x, width - 1)) * 4;
      const to = HEADER_LENGTH + y * stride + x * size;
      const [red = 0, green = 0, blue = 0, alpha = 0] = rgba.subarray(from, from + 4);
      if (hasAlpha) bytes.set([alpha, blue, green, red], to);
      else view.setUint16(to, ((red >> 3) << 11) | ((green >> 2) << 5) | (blue >> 3), true);
    }
  }
  return bytes;
}

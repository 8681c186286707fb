import { asBytes } from '../peer/as-bytes';
import type { Realm } from '../realm/realm';
import type { Bitmap } from '../screen/bitmap';
import { type Colour, parseColour } from '../screen/colours';
import { decodePng } from '../screen/decode-png';
import { encodeJpeg } from '../screen/encode-jpeg';
import { encodeTxi } from '../screen/encode-txi';
import { decodeJpeg } from '../screen/jpeg';
import { fromBase64 } from '../world/bytes';
import type { Clock } from '../world/clock';
import { messageOf } from '../world/message-of';
import { optionsOf } from '../world/options-of';

const DATA_URI = /^data:image\/[a-z0-9.+-]+;base64,/i;
const DEFAULT_QUALITY = 85;
/** Largest picture that is written: 37 screens of a watch. It would take seconds, and no watch can show it. */
const MAX_EXPORT_PIXELS = 2048 * 2048;
const JPEG_TYPE = 'image/jpeg';
const TXI_TYPE = 'image/vnd.fitbit.txi';

interface ImageModuleOptions {
  realm: Realm;
  clock: Clock;
  warn(text: string): void;
}

/**
 * `image`. Pictures are PNG or baseline JPEG. Anything else, an unknown format and a broken option reject with a
 * TypeError, a picture that is too large to export with a RangeError.
 */
export function createImageModule({ realm, clock, warn }: ImageModuleOptions): Record<string, unknown> {
  /** A promise of what `work` returns, an object of the realm, in a later task. */
  const settleLater = (work: () => unknown): unknown => {
    const { promise, resolve, reject } = realm.createPromise();
    clock.after(0, () => {
      let result: unknown;
      try {
        result = work();
      } catch (error) {
        reject(realm.createError(error instanceof RangeError ? 'RangeError' : 'TypeError', messageOf(error)));
        return;
      }
      resolve(result);
    });
    return promise;
  };
  const createImage = (bitmap: Bitmap): unknown =>
    realm.createObject({
      width: bitmap.width,
      height: bitmap.height,
      export: (format: unknown, options?: unknown) => {
        const { background, quality } = optionsOf(options);
        return settleLater(() => {
          if (bitmap.width * bitmap.height > MAX_EXPORT_PIXELS) {
            const text = `a picture of more than ${MAX_EXPORT_PIXELS} pixels is not exported`;
            warn(`Image.export: ${text}`);
            throw new RangeError(text);
          }
          return realm.toRealm(exportBitmap(bitmap, { format, background, quality }).slice().buffer);
        });
      },
    });
  const from = (source: unknown): unknown => {
    // Copied at once, because an app may change its buffer.
    const bytes = readSource(source);
    return settleLater(() => {
      try {
        if (!bytes) throw new TypeError('not the data URI of an image, and no ArrayBuffer');
        return createImage(bytes[0] === 0x89 ? decodePng(bytes) : decodeJpeg(bytes));
      } catch (error) {
        warn(`Image.from: ${messageOf(error)}`);
        throw error;
      }
    });
  };
  return realm.createModule({ Image: realm.createObject({ from }) }, 'Image');
}

/** The bytes of a data URI or of a buffer; undefined for other values. */
function readSource(source: unknown): Uint8Array | undefined {
  if (typeof source === 'string') {
    const head = DATA_URI.exec(source)?.[0];
    return head === undefined ? undefined : fromBase64(source.slice(head.length));
  }
  try {
    return asBytes(source).slice();
  } catch {
    return undefined;
  }
}

interface ExportOptions {
  format: unknown;
  background: unknown;
  quality: unknown;
}

function exportBitmap(bitmap: Bitmap, { format, background, quality }: ExportOptions): Uint8Array {
  if (format === TXI_TYPE) {
    return background === undefined
      ? encodeTxi(bitmap, { hasAlpha: true })
      : encodeTxi(paintOn(bitmap, readBackground(background)), { hasAlpha: false });
  }
  if (format !== JPEG_TYPE) throw new TypeError(`Unknown format: ${String(format)}`);
  const percent = quality === undefined ? DEFAULT_QUALITY : Number(quality);
  if (!(percent >= 0 && percent <= 100)) throw new TypeError(`Unknown quality: ${String(quality)}`);
  return encodeJpeg(paintOn(bitmap, readBackground(background ?? 'black')), Math.max(percent, 1));
}

function readBackground(background: unknown): Colour {
  const colour = parseColour(String(background));
  if (!colour) throw new TypeError(`Unknown colour: ${String(background)}`);
  return colour;
}

/** The picture over a colour, without alpha. */
function paintOn({ width, height, rgba }: Bitmap, { rgb }: Colour): Bitmap {
  const under = [1, 3, 5].map((i) => Number.parseInt(rgb.slice(i, i + 2), 16));
  const painted = new Uint8Array(rgba.length);
  for (let i = 0; i < rgba.length; i++) {
    const alpha = (rgba[i | 3] ?? 255) / 255;
    painted[i] = (i & 3) === 3 ? 255 : Math.round((rgba[i] ?? 0) * alpha + (under[i & 3] ?? 0) * (1 - alpha));
  }
  return { width, height, rgba: painted };
}

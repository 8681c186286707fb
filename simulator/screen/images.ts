import { toBase64 } from '../world/bytes';
import { readJpegSize } from './jpeg-size';
import { encodePng } from './png';
import { resolveResourcePath } from './resource-path';
import { decodeTxi, TxiError, type TxiImage } from './txi';

/** The files of images. */
interface ImageSources {
  files: ReadonlyMap<string, Uint8Array>;
  privateFile(path: string): Uint8Array | undefined;
  warn(text: string): void;
}

interface DecodedImage {
  width: number;
  height: number;
  /** Decoded texture; absent for a JPEG, which is embedded as it is. */
  texture?: TxiImage;
  bytes: Uint8Array;
  /** Data URIs by tint. */
  readonly uris: Map<string, string>;
}

const PRIVATE_DATA_PATH = '/private/data/';

/** The images of an app, decoded once and encoded as data URIs when requested. */
export class ImageStore {
  /** By file content, so that a file that the app has rewritten is read again. */
  private readonly decoded = new WeakMap<Uint8Array, DecodedImage>();

  constructor(private readonly sources: ImageSources) {}

  /** Natural size; `requestedBy` names the element in a warning. */
  sizeOf(href: string, requestedBy: string): { width: number; height: number } | undefined {
    return this.decode(href, requestedBy);
  }

  /** Whether the image has only alpha, as those from greyscale files. */
  isGreyscale(href: string, requestedBy: string): boolean {
    return this.decode(href, requestedBy)?.texture?.format === 'A8';
  }

  /** Warns about an image that is not in the package. One under /private/data may still be written. */
  warnIfMissing(href: string, requestedBy: string): void {
    if (href !== '' && !href.startsWith(PRIVATE_DATA_PATH) && !this.readFile(href))
      this.warnMissing(href, requestedBy);
  }

  /**
   * The image as a data URI, in its own size. `tint` (`#rrggbb`) colours a picture that has only alpha; others have
   * their own colours. Undefined with a warning where there is no such image.
   */
  toDataUri(
    href: string,
    tint: string,
    requestedBy: string,
  ): { uri: string; width: number; height: number } | undefined {
    const picture = this.decode(href, requestedBy);
    if (!picture) return undefined;
    const key = picture.texture?.format === 'A8' ? tint : '';
    let uri = picture.uris.get(key);
    if (uri === undefined) {
      uri = encodeDataUri(picture, key);
      picture.uris.set(key, uri);
    }
    return { uri, width: picture.width, height: picture.height };
  }

  private decode(href: string, requestedBy: string): DecodedImage | undefined {
    if (href === '') return undefined;
    const bytes = this.readFile(href);
    if (!bytes) {
      this.warnMissing(href, requestedBy);
      return undefined;
    }
    const known = this.decoded.get(bytes);
    if (known) return known;
    try {
      const picture = decodeImage(bytes);
      this.decoded.set(bytes, picture);
      return picture;
    } catch (error) {
      if (!(error instanceof TxiError)) throw error;
      this.sources.warn(`${requestedBy}: image "${href}": ${error.message}`);
      return undefined;
    }
  }

  private warnMissing(href: string, requestedBy: string): void {
    this.sources.warn(`${requestedBy}: no image "${href}"`);
  }

  private readFile(href: string): Uint8Array | undefined {
    if (href.startsWith(PRIVATE_DATA_PATH)) return this.sources.privateFile(href);
    const path = resolveResourcePath(href);
    // The compiler turns foo.png into foo.png.txi and leaves the name in the view as it is.
    return this.sources.files.get(`${path}.txi`) ?? this.sources.files.get(path);
  }
}

function decodeImage(bytes: Uint8Array): DecodedImage {
  const uris = new Map<string, string>();
  if (bytes[0] === 0xff && bytes[1] === 0xd8) {
    const size = readJpegSize(bytes);
    if (!size) throw new TxiError('a broken JPEG file');
    return { ...size, bytes, uris };
  }
  const texture = decodeTxi(bytes);
  return { width: texture.width, height: texture.height, texture, bytes, uris };
}

function encodeDataUri(picture: DecodedImage, tint: string): string {
  const { texture } = picture;
  if (!texture) return `data:image/jpeg;base64,${toBase64(picture.bytes)}`;
  const pixels = tint === '' ? texture.rgba : tintPixels(texture.rgba, tint);
  const png = encodePng(texture.width, texture.height, pixels);
  return `data:image/png;base64,${toBase64(png)}`;
}

function tintPixels(rgba: Uint8Array, tint: string): Uint8Array {
  const colour = Number.parseInt(tint.slice(1), 16);
  const out = rgba.slice();
  for (let i = 0; i < out.length; i += 4) {
    out[i] = colour >> 16;
    out[i + 1] = (colour >> 8) & 255;
    out[i + 2] = colour & 255;
  }
  return out;
}

import { resourcePath } from './definitions';
import { encodePng } from './png';
import { decodeTxi, TxiError, type TxiImage } from './txi';

/** Where images come from. */
export interface ImageFiles {
  files: ReadonlyMap<string, Uint8Array>;
  privateFile(path: string): Uint8Array | undefined;
  warn(text: string): void;
}

interface Picture {
  width: number;
  height: number;
  /** Decoded texture; absent for a JPEG, which goes into the picture as it is. */
  texture?: TxiImage;
  bytes: Uint8Array;
  /** Data URIs by tint. */
  readonly uris: Map<string, string>;
}

const PRIVATE_DIRECTORY = '/private/data/';

/** The images of an app, decoded once and turned into data URIs as they are asked for. */
export class ImageStore {
  /** By file content, so that a file the app writes anew is read anew. */
  private readonly pictures = new WeakMap<Uint8Array, Picture>();

  constructor(private readonly source: ImageFiles) {}

  /** Natural size; `user` names in a warning who asks. */
  sizeOf(href: string, user: string): { width: number; height: number } | undefined {
    return this.find(href, user);
  }

  /** Tells of an image that is not in the package, drawn or not; one under /private/data may come yet. */
  check(href: string, user: string): void {
    if (href !== '' && !href.startsWith(PRIVATE_DIRECTORY) && !this.bytesOf(href))
      this.warnMissing(href, user);
  }

  /**
   * The image as a data URI, in its own size. `tint` (`#rrggbb`) colours a picture that is alpha only; others have
   * their own colours. Undefined, and a warning, where there is no such image.
   */
  draw(href: string, tint: string, user: string): { uri: string; width: number; height: number } | undefined {
    const picture = this.find(href, user);
    if (!picture) return undefined;
    const key = picture.texture?.format === 'A8' ? tint : '';
    let uri = picture.uris.get(key);
    if (uri === undefined) {
      uri = dataUri(picture, key);
      picture.uris.set(key, uri);
    }
    return { uri, width: picture.width, height: picture.height };
  }

  private find(href: string, user: string): Picture | undefined {
    if (href === '') return undefined;
    const bytes = this.bytesOf(href);
    if (!bytes) {
      this.warnMissing(href, user);
      return undefined;
    }
    const known = this.pictures.get(bytes);
    if (known) return known;
    try {
      const picture = readPicture(bytes);
      this.pictures.set(bytes, picture);
      return picture;
    } catch (error) {
      if (!(error instanceof TxiError)) throw error;
      this.source.warn(`${user}: image "${href}": ${error.message}`);
      return undefined;
    }
  }

  private warnMissing(href: string, user: string): void {
    this.source.warn(`${user}: no image "${href}"`);
  }

  private bytesOf(href: string): Uint8Array | undefined {
    if (href.startsWith(PRIVATE_DIRECTORY)) return this.source.privateFile(href);
    const path = resourcePath(href);
    // The compiler turns foo.png into foo.png.txi and leaves the name in the view as it is.
    return this.source.files.get(`${path}.txi`) ?? this.source.files.get(path);
  }
}

function readPicture(bytes: Uint8Array): Picture {
  const uris = new Map<string, string>();
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return { ...jpegSize(bytes), bytes, uris };
  const texture = decodeTxi(bytes);
  return { width: texture.width, height: texture.height, texture, bytes, uris };
}

function dataUri(picture: Picture, tint: string): string {
  const { texture } = picture;
  if (!texture) return `data:image/jpeg;base64,${Buffer.from(picture.bytes).toString('base64')}`;
  const pixels = tint === '' ? texture.rgba : tinted(texture.rgba, tint);
  const png = encodePng(texture.width, texture.height, pixels);
  return `data:image/png;base64,${Buffer.from(png).toString('base64')}`;
}

function tinted(rgba: Uint8Array, tint: string): Uint8Array {
  const colour = Number.parseInt(tint.slice(1), 16);
  const out = rgba.slice();
  for (let i = 0; i < out.length; i += 4) {
    out[i] = colour >> 16;
    out[i + 1] = (colour >> 8) & 255;
    out[i + 2] = colour & 255;
  }
  return out;
}

/** Width and height from the first frame header (ITU T.81, B.2.2). */
function jpegSize(bytes: Uint8Array): { width: number; height: number } {
  let at = 2;
  while (at + 9 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] as number;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    const word = (offset: number): number =>
      ((bytes[at + offset] as number) << 8) | (bytes[at + offset + 1] as number);
    if (isFrame) return { height: word(5), width: word(7) };
    at += 2 + word(2);
  }
  throw new TxiError('neither a TXI nor a JPEG file');
}

import { type Bitmap, isDecodableSize } from './bitmap';
import { type Component, type Frame, type HuffmanTable, JpegError } from './jpeg-frame';
import { BitReader, decodeScan } from './jpeg-scan';
import { ZIGZAG } from './jpeg-tables';

/** Decodes a JPEG of one scan with Huffman codes, grey or YCbCr. Throws a JpegError for anything else. */
export function decodeJpeg(bytes: Uint8Array): Bitmap {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const quantizations = new Map<number, Uint16Array>();
  const tables = new Map<number, HuffmanTable>();
  let frame: Frame | undefined;
  let restartInterval = 0;
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) throw new JpegError('not a JPEG file');
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) throw new JpegError('a broken JPEG file');
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at++;
      continue;
    }
    const length = view.getUint16(at + 2);
    const segment = bytes.subarray(at + 4, at + 2 + length);
    if (at + 2 + length > bytes.length) break;
    at += 2 + length;
    if (marker === 0xdb) readQuantizations(segment, quantizations);
    else if (marker === 0xc4) readTables(segment, tables);
    else if (marker === 0xdd) restartInterval = ((segment[0] ?? 0) << 8) | (segment[1] ?? 0);
    else if (marker === 0xc0 || marker === 0xc1) frame = readFrame(segment);
    else if (marker >= 0xc2 && marker <= 0xcf && marker !== 0xc8 && marker !== 0xcc)
      throw new JpegError('a progressive or lossless JPEG file cannot be decoded');
    else if (marker === 0xda) {
      if (!frame) throw new JpegError('a JPEG file without a frame');
      assignTables(segment, frame, tables);
      decodeScan(new BitReader(bytes, at), frame, { quantizations, restartInterval });
      return toBitmap(frame);
    }
  }
  throw new JpegError('a JPEG file that ends early');
}

function readQuantizations(segment: Uint8Array, quantizations: Map<number, Uint16Array>): void {
  let i = 0;
  while (i < segment.length) {
    const head = segment[i++] ?? 0;
    const size = head >> 4 ? 2 : 1;
    const table = new Uint16Array(64);
    for (let k = 0; k < 64; k++, i += size) {
      table[ZIGZAG[k] ?? 0] =
        size === 2 ? ((segment[i] ?? 0) << 8) | (segment[i + 1] ?? 0) : (segment[i] ?? 0);
    }
    quantizations.set(head & 15, table);
  }
}

function readTables(segment: Uint8Array, tables: Map<number, HuffmanTable>): void {
  let i = 0;
  while (i + 17 <= segment.length) {
    const head = segment[i] ?? 0;
    const table: HuffmanTable = new Map();
    let symbol = i + 17;
    let code = 0;
    for (let length = 1; length <= 16; length++) {
      for (let n = segment[i + length] ?? 0; n > 0; n--)
        table.set((length << 16) | code++, segment[symbol++] ?? 0);
      code <<= 1;
    }
    tables.set(head, table);
    i = symbol;
  }
}

function readFrame(segment: Uint8Array): Frame {
  const word = (i: number) => ((segment[i] ?? 0) << 8) | (segment[i + 1] ?? 0);
  const [height, width, count] = [word(1), word(3), segment[5] ?? 0];
  if (segment[0] !== 8) throw new JpegError('a JPEG file of other than 8 bits');
  if (!isDecodableSize(width, height)) throw new JpegError(`a JPEG file of ${width}×${height} pixels`);
  if (count !== 1 && count !== 3) throw new JpegError(`a JPEG file of ${count} colours`);
  const components = Array.from({ length: count }, (_, n): Component => {
    const i = 6 + 3 * n;
    const sampling = count === 1 ? 0x11 : (segment[i + 1] ?? 0);
    const [h, v] = [sampling >> 4, sampling & 15];
    if (h < 1 || h > 4 || v < 1 || v > 4) throw new JpegError('a broken JPEG file');
    return {
      id: segment[i] ?? 0,
      h,
      v,
      quantization: segment[i + 2] ?? 0,
      dc: undefined,
      ac: undefined,
      lastDc: 0,
      stride: 0,
      samples: new Uint8ClampedArray(),
    };
  });
  return {
    width,
    height,
    components,
    h: Math.max(...components.map(({ h }) => h)),
    v: Math.max(...components.map(({ v }) => v)),
  };
}

function assignTables(segment: Uint8Array, frame: Frame, tables: Map<number, HuffmanTable>): void {
  const count = segment[0] ?? 0;
  if (count !== frame.components.length)
    throw new JpegError('a JPEG file of several scans cannot be decoded');
  for (let n = 0; n < count; n++) {
    const component = frame.components.find(({ id }) => id === segment[1 + 2 * n]);
    if (!component) throw new JpegError('a broken JPEG file');
    const selector = segment[2 + 2 * n] ?? 0;
    component.dc = tables.get(selector >> 4);
    component.ac = tables.get(0x10 | (selector & 15));
  }
}

function toBitmap({ width, height, components, h, v }: Frame): Bitmap {
  const rgba = new Uint8ClampedArray(width * height * 4);
  const [luma, blue, red] = components;
  const read = (component: Component | undefined, x: number, y: number) =>
    component
      ? (component.samples[
          Math.floor((y * component.v) / v) * component.stride + Math.floor((x * component.h) / h)
        ] ?? 0)
      : 128;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const to = (y * width + x) * 4;
      const light = read(luma, x, y);
      const [cb, cr] = [read(blue, x, y) - 128, read(red, x, y) - 128];
      rgba[to] = light + 1.402 * cr;
      rgba[to + 1] = light - 0.344136 * cb - 0.714136 * cr;
      rgba[to + 2] = light + 1.772 * cb;
      rgba[to + 3] = 255;
    }
  }
  return { width, height, rgba: new Uint8Array(rgba.buffer) };
}

import { type Component, type Frame, type HuffmanTable, JpegError } from './jpeg-frame';
import { COSINES, ZIGZAG } from './jpeg-tables';

/** Reads the entropy-coded bytes of a scan. After their end it reads zeros, as decoders do. */
export class BitReader {
  private bits = 0;
  private count = 0;

  constructor(
    private readonly bytes: Uint8Array,
    private at: number,
  ) {}

  bit(): number {
    if (this.count === 0) {
      const byte = this.bytes[this.at];
      const isMarker = byte === 0xff && this.bytes[this.at + 1] !== 0;
      this.bits = byte === undefined || isMarker ? 0 : byte;
      if (byte !== undefined && !isMarker) this.at += byte === 0xff ? 2 : 1;
      this.count = 8;
    }
    return (this.bits >> --this.count) & 1;
  }

  /** A signed number of `length` bits (ITU T.81, F.2.2.1). */
  number(length: number): number {
    let value = 0;
    for (let i = 0; i < length; i++) value = value * 2 + this.bit();
    return length > 0 && value < 2 ** (length - 1) ? value - 2 ** length + 1 : value;
  }

  symbol(table: HuffmanTable | undefined): number {
    let code = 0;
    for (let length = 1; length <= 16; length++) {
      code = (code << 1) | this.bit();
      const symbol = table?.get((length << 16) | code);
      if (symbol !== undefined) return symbol;
    }
    throw new JpegError('a broken JPEG file');
  }

  /** Skips the restart marker that comes next. */
  restart(): void {
    this.count = 0;
    while (this.at + 1 < this.bytes.length) {
      const marker = this.bytes[this.at + 1] ?? 0;
      if (this.bytes[this.at] === 0xff && marker >= 0xd0 && marker <= 0xd7) {
        this.at += 2;
        return;
      }
      this.at++;
    }
  }
}

/** What the segments before the scan say of it. */
interface ScanOptions {
  quantizations: ReadonlyMap<number, Uint16Array>;
  restartInterval: number;
}

/** Writes the samples of each component. Throws a JpegError for what is broken. */
export function decodeScan(
  reader: BitReader,
  frame: Frame,
  { quantizations, restartInterval }: ScanOptions,
): void {
  const columns = Math.ceil(frame.width / (8 * frame.h));
  const rows = Math.ceil(frame.height / (8 * frame.v));
  for (const component of frame.components) {
    component.stride = columns * component.h * 8;
    component.samples = new Uint8ClampedArray(component.stride * rows * component.v * 8);
  }
  for (let unit = 0; unit < columns * rows; unit++) {
    if (restartInterval > 0 && unit > 0 && unit % restartInterval === 0) {
      reader.restart();
      for (const component of frame.components) component.lastDc = 0;
    }
    const [left, top] = [unit % columns, Math.floor(unit / columns)];
    for (const component of frame.components) {
      const quantization = quantizations.get(component.quantization);
      if (!quantization) throw new JpegError('a broken JPEG file');
      for (let y = 0; y < component.v; y++) {
        for (let x = 0; x < component.h; x++) {
          const block = readBlock(reader, component, quantization);
          const row = (top * component.v + y) * 8;
          writeSamples(block, component, row * component.stride + (left * component.h + x) * 8);
        }
      }
    }
  }
}

function readBlock(reader: BitReader, component: Component, quantization: Uint16Array): Float64Array {
  const block = new Float64Array(64);
  component.lastDc += reader.number(reader.symbol(component.dc));
  block[0] = component.lastDc * (quantization[0] ?? 0);
  for (let k = 1; k < 64; k++) {
    const symbol = reader.symbol(component.ac);
    const length = symbol & 15;
    if (length === 0 && symbol !== 0xf0) break;
    k += symbol >> 4;
    const at = ZIGZAG[k];
    if (at !== undefined && length > 0) block[at] = reader.number(length) * (quantization[at] ?? 0);
  }
  return block;
}

/** The inverse cosine transform of a block, rows first. */
function writeSamples(block: Float64Array, { samples, stride }: Component, offset: number): void {
  const rows = new Float64Array(64);
  for (let v = 0; v < 8; v++) {
    for (let x = 0; x < 8; x++) {
      let sum = 0;
      for (let u = 0; u < 8; u++) sum += (block[8 * v + u] ?? 0) * (COSINES[8 * u + x] ?? 0);
      rows[8 * v + x] = sum;
    }
  }
  for (let y = 0; y < 8; y++) {
    for (let x = 0; x < 8; x++) {
      let sum = 128;
      for (let v = 0; v < 8; v++) sum += (rows[8 * v + x] ?? 0) * (COSINES[8 * v + y] ?? 0);
      samples[offset + y * stride + x] = sum;
    }
  }
}

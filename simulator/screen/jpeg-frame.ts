/** The bytes are no JPEG file that can be decoded. */
export class JpegError extends Error {
  override name = 'JpegError';
}

/** One colour of a JPEG file. */
export interface Component {
  id: number;
  /** Number of blocks in a unit, across and down. */
  h: number;
  v: number;
  quantization: number;
  dc: HuffmanTable | undefined;
  ac: HuffmanTable | undefined;
  lastDc: number;
  /** The samples of the component, in whole units. */
  stride: number;
  samples: Uint8ClampedArray;
}

/** From a code with its length, `length << 16 | code`, to the symbol. */
export type HuffmanTable = Map<number, number>;

/** What the segments before the scan say of the picture. */
export interface Frame {
  width: number;
  height: number;
  components: Component[];
  /** The largest number of blocks in a unit, across and down. */
  h: number;
  v: number;
}

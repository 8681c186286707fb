/** A hash is kept in 30 bits. */
const HASH_MASK = 0x3fffffff;
const HEADER_BYTES = 4;
const ENTRY_BYTES = 8;
const BLOCK_WORDS = 358;
/** Number of messages that are kept decoded. A face has fewer, and looks them up at each tick. */
const MAX_CACHED_HASHES = 1000;

/**
 * Reads a package's message table (`l/en-US`), little-endian: count (u16), padding (u16), then per message
 * hash of its id (u32), offset of its text (u16), longest translation (u16); then the texts' total length
 * (u16) and the texts, UTF-8, each ended by a zero byte. Throws an Error if the bytes are not such a table.
 */
export function readLanguageTable(bytes: Uint8Array): (id: string) => string | undefined {
  const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = bytes.length < HEADER_BYTES ? 0 : data.getUint16(0, true);
  const texts = HEADER_BYTES + ENTRY_BYTES * count + 2;
  if (bytes.length < texts) throw new Error('not a message table: too short');
  /** Where each text begins. It is read when it is looked up: texts may overlap, 65,535 times. */
  const begins = new Map<number, number>();
  const lastEnd = bytes.lastIndexOf(0);
  for (let i = 0; i < count; i++) {
    const at = HEADER_BYTES + ENTRY_BYTES * i;
    const from = texts + data.getUint16(at + 4, true);
    if (from > lastEnd) throw new Error('not a message table: a text runs past the end');
    begins.set(data.getUint32(at, true), from);
  }
  const hashes = new Map<string, number>();
  return (id) => {
    let hash = hashes.get(id);
    if (hash === undefined) {
      hash = hashMessageId(id);
      if (hashes.size < MAX_CACHED_HASHES) hashes.set(id, hash);
    }
    const from = begins.get(hash);
    return from === undefined
      ? undefined
      : new TextDecoder().decode(bytes.subarray(from, bytes.indexOf(0, from)));
  };
}

/** Fletcher-32 over big-endian 16-bit words; an odd first byte is added by itself. */
function hashMessageId(id: string): number {
  const bytes = new TextEncoder().encode(id);
  const odd = bytes.length & 1;
  let low = 0xffff + (odd ? (bytes[0] ?? 0) : 0);
  let high = 0xffff;
  for (let block = odd; block < bytes.length; block += 2 * BLOCK_WORDS) {
    const end = Math.min(block + 2 * BLOCK_WORDS, bytes.length);
    for (let i = block; i < end; i += 2) {
      low += ((bytes[i] ?? 0) << 8) | (bytes[i + 1] ?? 0);
      high += low;
    }
    low = fold(low);
    high = fold(high);
  }
  return (((fold(high) << 16) | fold(low)) >>> 0) & HASH_MASK;
}

function fold(sum: number): number {
  return (sum & 0xffff) + (sum >>> 16);
}

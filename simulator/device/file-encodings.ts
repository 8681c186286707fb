import { asBytes } from '../peer/as-bytes';
import { decodeCbor, encodeCbor } from '../peer/cbor';
import { fromLatin1, toLatin1 } from '../world/bytes';

type Warn = (text: string) => void;

interface FileEncoding {
  encode(data: unknown, warn: Warn): Uint8Array;
  decode(bytes: Uint8Array, warn: Warn): unknown;
}

const FILE_ENCODINGS = {
  ascii: {
    encode: (data) => encodeAscii(String(data)),
    decode: toLatin1,
  },
  'utf-8': { encode: (data) => new TextEncoder().encode(String(data)), decode: decodeUtf8 },
  json: { encode: encodeJson, decode: (bytes) => JSON.parse(decodeUtf8(bytes)) },
  cbor: { encode: encodeCbor, decode: decodeCbor },
} satisfies Record<string, FileEncoding>;

const NO_ENCODING: FileEncoding = { encode: asBytes, decode: (bytes) => bytes.slice().buffer };

/** The bytes that `writeFileSync` writes. Throws where `data` does not fit the encoding. */
export function encodeFile(data: unknown, encoding: unknown, warn: Warn): Uint8Array {
  return findEncoding(encoding).encode(data, warn);
}

/** What `readFileSync` returns for a file's bytes. Throws where they are not of that encoding. */
export function decodeFile(bytes: Uint8Array, encoding: unknown, warn: Warn): unknown {
  return findEncoding(encoding).decode(bytes, warn);
}

function findEncoding(name: unknown): FileEncoding {
  if (name === undefined) return NO_ENCODING;
  if (isEncodingName(name)) return FILE_ENCODINGS[name];
  throw new TypeError(`Unknown encoding: ${String(name)}`);
}

function isEncodingName(name: unknown): name is keyof typeof FILE_ENCODINGS {
  return typeof name === 'string' && Object.hasOwn(FILE_ENCODINGS, name);
}

function encodeAscii(text: string): Uint8Array {
  const nonAscii = /[^\0-\x7f]/u.exec(text);
  if (nonAscii) throw new TypeError(`"${nonAscii[0]}" is not ASCII`);
  return fromLatin1(text);
}

function encodeJson(data: unknown): Uint8Array {
  const text = JSON.stringify(data);
  if (text === undefined) throw new TypeError(`JSON cannot hold a value of type ${typeof data}`);
  return new TextEncoder().encode(text);
}

function decodeUtf8(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

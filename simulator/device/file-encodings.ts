import { asBytes } from '../peer/as-bytes';
import { decodeCbor, encodeCbor } from '../peer/cbor';

/** What an app hands to `writeFileSync`, as bytes. Throws where it does not fit the encoding. */
export function encodeFile(data: unknown, encoding: unknown): Uint8Array {
  switch (encoding) {
    case undefined:
      return asBytes(data);
    case 'ascii':
      return encodeAscii(String(data));
    case 'utf-8':
      return new TextEncoder().encode(String(data));
    case 'json': {
      const text = JSON.stringify(data);
      if (text === undefined) throw new TypeError(`JSON cannot hold a value of type ${typeof data}`);
      return new TextEncoder().encode(text);
    }
    case 'cbor':
      return encodeCbor(data);
    default:
      throw new TypeError(`Unknown encoding: ${String(encoding)}`);
  }
}

/** A file's bytes as `readFileSync` answers them. Throws where they are not of that encoding. */
export function decodeFile(bytes: Uint8Array, encoding: unknown): unknown {
  switch (encoding) {
    case undefined:
      return bytes.slice().buffer;
    case 'ascii':
      return Buffer.from(bytes).toString('latin1');
    case 'utf-8':
      return new TextDecoder().decode(bytes);
    case 'json':
      return JSON.parse(new TextDecoder().decode(bytes));
    case 'cbor':
      return decodeCbor(bytes);
    default:
      throw new TypeError(`Unknown encoding: ${String(encoding)}`);
  }
}

function encodeAscii(text: string): Uint8Array {
  const nonAscii = /[^\0-\x7f]/u.exec(text);
  if (nonAscii) throw new TypeError(`"${nonAscii[0]}" is not ASCII`);
  return Buffer.from(text, 'latin1');
}

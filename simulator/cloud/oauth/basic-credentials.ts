import { fromBase64 } from '../../world/bytes';

/** Reads id and secret from a Basic `Authorization` header; undefined where there is none. */
export function readBasicCredentials(header: string | undefined): { id: string; secret: string } | undefined {
  const encoded = /^Basic\s+(\S+)$/i.exec(header ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const text = new TextDecoder().decode(fromBase64(encoded));
  const colon = text.indexOf(':');
  return colon < 0 ? { id: text, secret: '' } : { id: text.slice(0, colon), secret: text.slice(colon + 1) };
}

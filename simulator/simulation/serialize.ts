import { toHex } from '../world/bytes';
import type { TraceEntry } from '../world/trace';

/** Characters of a body that are sent to the page; the page requests the whole body separately. */
const BODY_PREVIEW_LENGTH = 2_000;

/** JSON for the page; byte strings become CBOR's diagnostic notation, `h'00ff'`. */
export function serialize(value: unknown, indent?: number): string {
  return JSON.stringify(
    value,
    (_key, part: unknown) => {
      if (part instanceof Uint8Array) return `h'${toHex(part)}'`;
      return typeof part === 'bigint' ? `${part}` : part;
    },
    indent,
  );
}

/** The entry without the end of a long body. */
export function truncateBody(entry: TraceEntry): TraceEntry {
  if (entry.kind !== 'request' || (entry.responseBody?.length ?? 0) <= BODY_PREVIEW_LENGTH) return entry;
  return { ...entry, responseBody: entry.responseBody?.slice(0, BODY_PREVIEW_LENGTH) };
}

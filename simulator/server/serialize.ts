import type { TraceEntry } from '../world/trace';

/** Characters of a body that go to the page at once; the whole of it is asked for by itself. */
const FIRST_OF_BODY = 2_000;

/** JSON as the page reads it; byte strings become CBOR's diagnostic notation, `h'00ff'`. */
export function toJson(value: unknown, indent?: number): string {
  return JSON.stringify(
    value,
    (_key, part: unknown) => {
      if (part instanceof Uint8Array) return `h'${Buffer.from(part).toString('hex')}'`;
      return typeof part === 'bigint' ? `${part}` : part;
    },
    indent,
  );
}

/** The entry without the end of a long body. */
export function shorten(entry: TraceEntry): TraceEntry {
  if (entry.kind !== 'request' || (entry.responseBody?.length ?? 0) <= FIRST_OF_BODY) return entry;
  return { ...entry, responseBody: entry.responseBody?.slice(0, FIRST_OF_BODY) };
}

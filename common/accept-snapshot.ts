import { SNAPSHOT_VERSION, type Snapshot } from './snapshot';

/** The fields that are no sections of data. */
const HEAD_FIELDS = ['v', 'origin', 'seq', 'at', 'account', 'look'];

/**
 * Returns decoded CBOR as a snapshot of this version, or undefined when it is none. The phone has checked the values;
 * this checks what would mislead the watch or break it: another version, and a missing account or look. A section
 * without the time of its check is left out. Never throws. Changes the data in place.
 */
export function acceptSnapshot(data: unknown): Snapshot | undefined {
  // Object() turns any value into one whose fields can be read.
  const { v, account, look } = Object(data);
  if (v !== SNAPSHOT_VERSION || !Object(account).state || !Object(look).accent) return undefined;
  // It has fields, so it is an object.
  const snapshot = data as Record<string, unknown>;
  for (const name in snapshot) {
    if (HEAD_FIELDS.indexOf(name) < 0 && typeof Object(snapshot[name]).at !== 'number') delete snapshot[name];
  }
  convertBuffers(snapshot);
  // The values of the sections are unchecked: the pages draw what they can of any value.
  return snapshot as unknown as Snapshot;
}

/** Converts byte strings, which the watch decodes to buffers, to bytes. */
function convertBuffers(fields: Record<string, unknown>): void {
  for (const name in fields) {
    const value = fields[name];
    if (value instanceof ArrayBuffer) fields[name] = new Uint8Array(value);
    else if (typeof value === 'object') convertBuffers(value as Record<string, unknown>);
  }
}

import { SNAPSHOT_VERSION, type Snapshot } from './snapshot';

/**
 * Returns decoded CBOR as a snapshot of this version, or undefined when it is none. The phone has checked the values;
 * this checks what would mislead the watch or break it: another version, an unreadable number, and a missing account
 * or look. A section is left out when it has no time of its check or an unreadable date. Never throws. Changes
 * the data in place.
 */
export function acceptSnapshot(data: unknown): Snapshot | undefined {
  // Object() turns any value into one whose fields can be read.
  const head = Object(data);
  convertValues(head);
  const isReadable = head.v === SNAPSHOT_VERSION && isCount(head.origin) && isCount(head.seq);
  if (!isReadable || !Object(head.account).state || !Object(head.look).accent) return undefined;
  for (const name in head) {
    const fields = Object(head[name]);
    // Only a section has an age. The expression stands here, because a constant would stay compiled in the heap.
    if (/^(v|origin|seq|at|account|look)$/.test(name)) delete fields.at;
    else if (!isCount(fields.at) || !isCount(fields.date || 0)) delete head[name];
  }
  // The values of the sections are unchecked: the pages draw what they can of any value.
  return head;
}

/**
 * Whether it is an integer of 32 bits, from 0. Every number that says which snapshot it is, or when something was, is.
 */
function isCount(value: unknown): boolean {
  return value === (value as number) >>> 0;
}

/**
 * Converts byte strings, which the watch decodes to buffers, to bytes. Deletes what would make a value throw where it
 * is written as text.
 */
function convertValues(fields: Record<string, unknown>): void {
  for (const name in fields) {
    const value = fields[name];
    if (value instanceof ArrayBuffer) fields[name] = new Uint8Array(value);
    else if (name === 'toString') delete fields[name];
    // The cast: any object has fields, and null has none.
    else if (typeof value === 'object') convertValues(value as Record<string, unknown>);
  }
}

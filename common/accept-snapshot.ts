import { SNAPSHOT_VERSION, type Snapshot } from './snapshot';

/** All else are sections of data. */
const HEAD_FIELDS = ['v', 'origin', 'seq', 'at', 'account', 'look'];

/**
 * Whatever was decoded from CBOR as a snapshot of this version, or undefined where it is none. The phone has
 * weighed every figure; what is seen to here is what would mislead the watch or break it: another version, no
 * account or look, and sections that do not say when they were checked, which are left out. Never throws. Changes
 * the data in place.
 */
export function acceptSnapshot(data: unknown): Snapshot | undefined {
  // An object of whatever it is, so that its fields can be asked for.
  const { v, account, look } = Object(data);
  if (v !== SNAPSHOT_VERSION || !Object(account).state || !Object(look).accent) return undefined;
  const snapshot = data as Record<string, unknown>;
  for (const name in snapshot) {
    if (HEAD_FIELDS.indexOf(name) < 0 && typeof Object(snapshot[name]).at !== 'number') delete snapshot[name];
  }
  convertBuffers(snapshot);
  return snapshot as unknown as Snapshot;
}

/** Makes bytes of the byte strings: the watch has them as buffers. */
function convertBuffers(fields: Record<string, unknown>): void {
  for (const name in fields) {
    const value = fields[name];
    if (value instanceof ArrayBuffer) fields[name] = new Uint8Array(value);
    else if (typeof value === 'object') convertBuffers(value as Record<string, unknown>);
  }
}

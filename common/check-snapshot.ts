import { SNAPSHOT_VERSION, type Snapshot } from './snapshot';

/** `newer`: made by a later version than this one. `malformed`: without a usable head, account or look. */
export type Problem = 'newer' | 'malformed';

type Fields = Record<string, unknown>;

/** No figure is further from 0, nor any moment later (it is in the year 2286). */
const FARTHEST = 1e10;
const HEAD = ['v', 'origin', 'seq', 'at'];
const NO_DATA = HEAD.concat('account', 'look');
/** What a section is nothing without. */
const LISTS: Record<string, string> = { week: 'steps', circle: 'rows', devices: 'list' };

/**
 * Whatever was decoded from CBOR as a snapshot, or why it is none. The phone has weighed every figure; what
 * is seen to here is what would mislead the watch or break it: another version, a missing head, account or
 * look, a section that does not say when it was checked or has no list (it is left out, the rest stays), and
 * values that are no whole numbers, which count as absent. Never throws. Changes the data in place.
 */
export function checkSnapshot(data: unknown): Snapshot | Problem {
  const snapshot = mapOf(tidy(data));
  const look = mapOf(snapshot.look);
  if (isCount(snapshot.v) && (snapshot.v as number) > SNAPSHOT_VERSION) return 'newer';
  for (let i = 0; i < HEAD.length; i++) if (!isCount(snapshot[HEAD[i]])) return 'malformed';
  if (!mapOf(snapshot.account).state || !Array.isArray(look.pages) || !look.units) return 'malformed';
  for (const name in snapshot) {
    const section = mapOf(snapshot[name]);
    const isWhole = isCount(section.at) && (!LISTS[name] || Array.isArray(section[LISTS[name]]));
    if (NO_DATA.indexOf(name) < 0 && !isWhole) delete snapshot[name];
  }
  return snapshot as unknown as Snapshot;
}

/** The same without what is no whole number, and with byte strings as bytes: the watch has them as buffers. */
function tidy(data: unknown): unknown {
  if (typeof data === 'number') return Math.abs(data) <= FARTHEST && data % 1 === 0 ? data : undefined;
  if (data instanceof ArrayBuffer) return new Uint8Array(data);
  if (!(data instanceof Uint8Array)) {
    const fields = mapOf(data);
    for (const name in fields) fields[name] = tidy(fields[name]);
  }
  return data;
}

function isCount(value: unknown): boolean {
  return typeof value === 'number' && value >= 0;
}

function mapOf(data: unknown): Fields {
  return data !== null && typeof data === 'object' ? (data as Fields) : {};
}

import { LEVEL_DEEP, SNAPSHOT_VERSION, type Snapshot } from './snapshot';

/** `newer`: made by a later version than this one. `malformed`: without a usable head or account. */
export type Problem = 'newer' | 'malformed';

/**
 * What a field may hold: a whole number from 0 up to this one, one of these words, or whatever the function
 * makes of it; undefined is of no use.
 */
type Rule = number | readonly unknown[] | ((value: unknown) => unknown);
type Shape = Readonly<Record<string, Rule>>;
type Fields = Record<string, unknown>;

const DAY = 100000; // in the year 2243
const SECOND = DAY * 86400;
const MINUTE_OF_DAY = 1439;
const MINUTES = 1440;
const STEPS = 200000;
const COUNT = Number.MAX_VALUE;
const MOST_STRETCHES = 40;

const snapshot = section(
  {
    v: SNAPSHOT_VERSION,
    origin: COUNT,
    seq: COUNT,
    at: SECOND,
    account: section(
      {
        service: ['fitbit', 'google', 'none'],
        state: ['notSetUp', 'finishSignIn', 'ok', 'reconnect', 'limited', 'gone'],
      },
      { until: SECOND, nextSync: SECOND },
    ),
    look: section({
      // Those that nobody knows are the book's to skip.
      pages: (names) => (Array.isArray(names) ? names : []),
      accent: or(['sun', 'leaf', 'sea', 'iris', 'rose', 'paper'], 'sun'),
      motion: or([false], true),
    }),
  },
  {
    night: section(
      { at: SECOND, date: DAY },
      {
        bed: MINUTE_OF_DAY,
        rise: MINUTE_OF_DAY,
        asleep: MINUTES,
        kind: ['stages', 'classic'],
        minutes: list(MINUTES, [4]),
        segments: hypnogram,
      },
    ),
    recovery: section({ at: SECOND, date: DAY }, { restingHeartRate: list(heartRate, [1, 3]) }),
    week: section({ at: SECOND, date: DAY, steps: list(or(STEPS, null), [7]) }, { goal: STEPS }),
  },
);

/**
 * Whatever was decoded from CBOR as a snapshot, or why it is none. Keys the watch does not use are left
 * out. A section of the wrong shape is left out and the rest stays; a figure outside its possible
 * range counts as absent, never as a nearer one that nobody measured. Never throws.
 */
export function checkSnapshot(data: unknown): Snapshot | Problem {
  if (isWhole(fieldsOf(data).v, SNAPSHOT_VERSION + 1, COUNT)) return 'newer';
  return (snapshot(data) as Snapshot | undefined) || 'malformed';
}

/** A map that has all that is needed, and what is of use of the rest. */
function section(needed: Shape, rest?: Shape): (data: unknown) => Fields | undefined {
  return (data) => {
    const checked: Fields = {};
    if (!take(data, needed, checked)) return undefined;
    if (rest) take(data, rest, checked);
    return checked;
  };
}

/** Copies what is of use; says whether all of it was. */
function take(from: unknown, shape: Shape, to: Fields): boolean {
  let all = true;
  for (const name in shape) {
    const value = apply(shape[name], fieldsOf(from)[name]);
    if (value === undefined) all = false;
    else to[name] = value;
  }
  return all;
}

/** A list of one of the lengths in which every value is of use. */
function list(rule: Rule, lengths: number[]): Rule {
  return (values) => {
    if (!Array.isArray(values) || lengths.indexOf(values.length) < 0) return undefined;
    const checked: unknown[] = [];
    for (let i = 0; i < values.length; i++) {
      checked[i] = apply(rule, values[i]);
      if (checked[i] === undefined) return undefined;
    }
    return checked;
  };
}

/** Never of no use: there is another value to take instead. */
function or(rule: Rule, other: unknown): Rule {
  return (value) => {
    const checked = apply(rule, value);
    return checked === undefined ? other : checked;
  };
}

function apply(rule: Rule, value: unknown): unknown {
  if (typeof rule === 'function') return rule(value);
  const fits = typeof rule === 'number' ? isWhole(value, 0, rule) : rule.indexOf(value) >= 0;
  return fits ? value : undefined;
}

function isWhole(value: unknown, lowest: number, highest: number): boolean {
  return typeof value === 'number' && value >= lowest && value <= highest && Math.floor(value) === value;
}

function heartRate(value: unknown): unknown {
  return isWhole(value, 20, 250) ? value : undefined;
}

/**
 * Pairs of a level and minutes, some time and less than a day altogether. CBOR byte strings arrive as an
 * ArrayBuffer on the watch, as a typed array elsewhere.
 */
function hypnogram(data: unknown): Uint8Array | undefined {
  const pairs = data instanceof ArrayBuffer ? new Uint8Array(data) : data;
  if (!(pairs instanceof Uint8Array)) return undefined;
  let minutes = 0;
  let stretches = 0;
  for (let i = 0; i < pairs.length; i += 2) {
    if (pairs[i] > LEVEL_DEEP) return undefined;
    minutes += pairs[i + 1];
    if (pairs[i] !== pairs[i - 2]) stretches++;
  }
  return minutes > 0 && minutes <= MINUTES && stretches <= MOST_STRETCHES ? pairs : undefined;
}

function fieldsOf(data: unknown): Fields {
  return data !== null && typeof data === 'object' ? (data as Fields) : {};
}

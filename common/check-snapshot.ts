import {
  type AccountSection,
  LEVEL_DEEP,
  type LookSection,
  type Measure,
  type NightSection,
  type Page,
  type RecoverySection,
  SNAPSHOT_VERSION,
  type Snapshot,
  type WeekSection,
} from './snapshot';

/** `newer`: made by a later version than this one. `malformed`: without a usable head or account. */
export type Problem = 'newer' | 'malformed';

type Fields = Record<string, unknown>;

/** The highest possible value of every figure; all are whole and none is below 0. */
type Limits = Record<string, number>;

const DAY = 100000; // in the year 2243
const SECOND = DAY * 86400;
const MINUTE_OF_DAY = 1439;
const MINUTES = 1440;
const STEPS = 200000;
const HEART_RATE = 250;

const HEAD: Limits = { v: 0xffff, origin: Number.MAX_VALUE, seq: Number.MAX_VALUE, at: SECOND };
const ACCOUNT: Limits = { until: SECOND, nextSync: SECOND };
const NIGHT: Limits = { at: SECOND, date: DAY, bed: MINUTE_OF_DAY, rise: MINUTE_OF_DAY, asleep: MINUTES };
const RECOVERY: Limits = { at: SECOND, date: DAY };
const WEEK: Limits = { at: SECOND, date: DAY, goal: STEPS };

const SERVICES = ['fitbit', 'google', 'none'];
const STATES = ['notSetUp', 'finishSignIn', 'ok', 'reconnect', 'limited', 'gone'];
const PAGES = ['sleep', 'recovery', 'week', 'body', 'circle', 'status'];
const ACCENTS = ['sun', 'leaf', 'sea', 'iris', 'rose', 'paper'];
const MOST_STRETCHES = 40;

/**
 * Whatever was decoded from CBOR as a snapshot, or why it is none. Keys the watch does not use are left
 * out. A section of the wrong shape is left out and the rest stays; a figure outside its possible
 * range counts as absent, never as a nearer one that nobody measured. Never throws.
 */
export function checkSnapshot(data: unknown): Snapshot | Problem {
  const fields = fieldsOf(data);
  const snapshot = figuresOf(fields, HEAD) as Partial<Snapshot>;
  const { v, origin, seq, at } = snapshot;
  if (v === undefined) return 'malformed';
  if (v > SNAPSHOT_VERSION) return 'newer';
  const account = checkAccount(fieldsOf(fields.account));
  if (origin === undefined || seq === undefined || at === undefined || !account) return 'malformed';
  const look = checkLook(fieldsOf(fields.look));
  const night = checkNight(fieldsOf(fields.night));
  const recovery = checkRecovery(fieldsOf(fields.recovery));
  const week = checkWeek(fieldsOf(fields.week));
  return { v, origin, seq, at, account, look, night, recovery, week };
}

function checkAccount(fields: Fields): AccountSection | undefined {
  if (SERVICES.indexOf(fields.service as string) < 0 || STATES.indexOf(fields.state as string) < 0) {
    return undefined;
  }
  const account = figuresOf(fields, ACCOUNT) as unknown as AccountSection;
  account.service = fields.service as AccountSection['service'];
  account.state = fields.state as AccountSection['state'];
  return account;
}

function checkLook(fields: Fields): LookSection {
  const pages: Page[] = [];
  const names = listOf(fields.pages) as Page[];
  for (let i = 0; i < names.length; i++) {
    if (PAGES.indexOf(names[i]) >= 0 && pages.indexOf(names[i]) < 0) pages.push(names[i]);
  }
  const accent = fields.accent as LookSection['accent'];
  return { pages, accent: ACCENTS.indexOf(accent) < 0 ? 'sun' : accent, motion: fields.motion !== false };
}

function checkNight(fields: Fields): NightSection | undefined {
  const night = datedFigures<NightSection>(fields, NIGHT);
  if (night) {
    night.kind = fields.kind === 'classic' ? 'classic' : 'stages';
    const minutes = listOf(fields.minutes);
    if (minutes.length === 4 && areAllWithin(minutes, 0, MINUTES)) {
      night.minutes = minutes as NightSection['minutes'];
    }
    const segments = bytesOf(fields.segments);
    if (segments && isHypnogram(segments)) night.segments = segments;
  }
  return night;
}

/** Pairs of a level and minutes, some time and less than a day altogether. */
function isHypnogram(pairs: Uint8Array): boolean {
  let minutes = 0;
  let stretches = 0;
  for (let i = 0; i < pairs.length; i += 2) {
    if (pairs[i] > LEVEL_DEEP) return false;
    minutes += pairs[i + 1];
    if (pairs[i] !== pairs[i - 2]) stretches++;
  }
  return minutes > 0 && minutes <= MINUTES && stretches <= MOST_STRETCHES;
}

function checkRecovery(fields: Fields): RecoverySection | undefined {
  const recovery = datedFigures<RecoverySection>(fields, RECOVERY);
  const measure = listOf(fields.restingHeartRate);
  if (recovery && (measure.length === 1 || measure.length === 3) && areAllWithin(measure, 20, HEART_RATE)) {
    recovery.restingHeartRate = measure as Measure;
  }
  return recovery;
}

function checkWeek(fields: Fields): WeekSection | undefined {
  const week = datedFigures<WeekSection>(fields, WEEK);
  const days = listOf(fields.steps);
  if (!week || days.length !== 7) return undefined;
  week.steps = [];
  for (let i = 0; i < 7; i++) {
    const steps = days[i];
    week.steps.push(isWithin(steps, 0, STEPS) ? steps : null);
  }
  return week;
}

/** The figures of a data section, which are worth nothing without a day and a time of check. */
function datedFigures<Section>(fields: Fields, limits: Limits): Section | undefined {
  const figures = figuresOf(fields, limits);
  return figures.at !== undefined && figures.date !== undefined ? (figures as Section) : undefined;
}

function figuresOf(fields: Fields, limits: Limits): Record<string, number> {
  const figures: Record<string, number> = {};
  for (const name in limits) {
    const value = fields[name];
    if (isWithin(value, 0, limits[name])) figures[name] = value;
  }
  return figures;
}

function areAllWithin(values: unknown[], lowest: number, highest: number): boolean {
  for (let i = 0; i < values.length; i++) {
    if (!isWithin(values[i], lowest, highest)) return false;
  }
  return true;
}

function isWithin(value: unknown, lowest: number, highest: number): value is number {
  return typeof value === 'number' && value >= lowest && value <= highest && Math.floor(value) === value;
}

function fieldsOf(data: unknown): Fields {
  return data !== null && typeof data === 'object' ? (data as Fields) : {};
}

function listOf(data: unknown): unknown[] {
  return Array.isArray(data) ? data : [];
}

/** CBOR byte strings arrive as an ArrayBuffer on the watch, as a typed array elsewhere. */
function bytesOf(data: unknown): Uint8Array | undefined {
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data instanceof Uint8Array ? data : undefined;
}

import { DEFAULT_ACCENT_COLOUR } from '../../common/preferences';
import {
  type AccountState,
  type BodyUnits,
  NO_SLEEP_LEVEL,
  NO_WEIGHT,
  SNAPSHOT_VERSION,
  type Snapshot,
  WEIGHT_POINT_COUNT,
} from '../../common/snapshot';
import { HOUR_S, MINUTE_S } from '../../common/time';
import { START } from '../journey/built-app';
import { TODAY } from '../today';

/** The default time of all pictures, ms: Tuesday 14 July 2026, 14:42 in Vienna. */
export const NOW = START;

const NOW_S = NOW / 1000;

/** Level and minutes from 23:41 to 07:02. */
const SEGMENTS = [
  [0, 5],
  [2, 22],
  [3, 34],
  [2, 18],
  [1, 14],
  [2, 30],
  [3, 28],
  [2, 24],
  [1, 22],
  [0, 4],
  [2, 32],
  [3, 14],
  [2, 30],
  [1, 28],
  [2, 26],
  [0, 6],
  [2, 24],
  [1, 36],
  [2, 20],
  [0, 3],
  [2, 14],
  [0, 7],
];

/** The same night by ticks of the Rim, from 23:40 to 07:20. */
const TICKS = [0, 3, 3, 2, 1, 2, 3, 3, 2, 1, 2, 2, 3, 2, 1, 2, 0, 2, 1, 1, 2, 0, NO_SLEEP_LEVEL];

/** The weight curve of 30 days in pixels below its highest point, of 38. */
const CURVE = [
  8, 0, 1.2, 8.5, 8.5, 7.3, 15.3, 21.5, 16.6, 12.9, 16.7, 15.4, 8, 9.3, 17.7, 19.1, 17.4, 24.1, 30, 24.7,
  19.5, 22.9, 23, 16.5, 17.9, 27.2, 29.8, 27.4, 32.5, 38,
];

const METRIC: BodyUnits = { weight: 'kg', water: 'l', energy: 'kcal' };

/** All sections, 12 minutes old: the data of the design's pictures. */
export function referenceSnapshot(): Snapshot {
  const at = NOW_S - 12 * MINUTE_S;
  return {
    v: SNAPSHOT_VERSION,
    origin: 1,
    seq: 1,
    at,
    account: { service: 'fitbit', state: 'ok', nextSync: NOW_S + 13 * MINUTE_S },
    look: {
      pages: ['sleep', 'recovery', 'week', 'body', 'friends', 'status'],
      accent: DEFAULT_ACCENT_COLOUR,
      motion: true,
    },
    sleep: {
      at,
      date: TODAY,
      bed: 23 * 60 + 41,
      rise: 7 * 60 + 2,
      asleep: 416,
      kind: 'stages',
      minutes: [25, 100, 240, 76],
      segments: Uint8Array.from(SEGMENTS.flat()),
      ticks: Uint8Array.from(TICKS),
    },
    recovery: {
      at,
      date: TODAY,
      restingHeartRate: [58, 55, 62],
      hrv: [480, 420, 550],
      breathing: [142, 130, 148],
      oxygen: [960, 940, 975],
      skin: [9, -4, 6],
    },
    week: {
      at,
      date: TODAY,
      dailySteps: [9_800, 12_400, 6_100, 10_890, 7_600, 8_640, 8_412],
      asleep: [432, 405, 498, 350, 441, 522, 416],
      goal: 8_500,
    },
    body: {
      at,
      date: TODAY,
      units: METRIC,
      weight: 724,
      change: -6,
      points: Uint8Array.from(CURVE, (below) => Math.round((1 - below / 38) * (NO_WEIGHT - 1))),
      water: 12,
      waterGoal: 20,
      eaten: 1_640,
      burned: 2_310,
    },
    friends: {
      at,
      rank: 3,
      total: 8,
      rows: [
        { rank: 2, steps: 61_480, name: 'Mia' },
        { rank: 3, steps: 60_276 },
        { rank: 4, steps: 52_910, name: 'Jonas' },
      ],
      gap: 1_204,
      neighbour: 'Mia',
    },
    devices: {
      at,
      list: [
        { name: 'Sense', kind: 'tracker', battery: 2 },
        { name: 'Aria Air', kind: 'scale', battery: 1 },
      ],
    },
  };
}

/** The reference of the day before, 27 hours old. */
export function staleSnapshot(): Snapshot {
  return agedSnapshot(27 * HOUR_S, 1);
}

/** The reference, checked `age` seconds ago, with dates `days` earlier. */
export function agedSnapshot(age: number, days = 0): Snapshot {
  return ageBy(referenceSnapshot(), age, days);
}

/** Every section was checked and is empty. */
export function emptySnapshot(): Snapshot {
  const { v, origin, seq, at, account, look } = referenceSnapshot();
  const nothing = [null, null, null, null, null, null, null];
  return {
    v,
    origin,
    seq,
    at,
    account,
    look,
    sleep: { at, date: TODAY },
    recovery: { at, date: TODAY },
    week: { at, date: TODAY, dailySteps: nothing, asleep: nothing },
    body: { at, date: TODAY, units: METRIC },
    friends: { at, total: 0, rows: [] },
    devices: { at, list: [] },
  };
}

/** A classic sleep log; every other section lacks one value. */
export function gappySnapshot(): Snapshot {
  const { recovery, week, body, friends, devices, sleep, ...rest } = referenceSnapshot();
  if (!sleep || !recovery || !week || !body || !friends || !devices) throw new Error('the reference has all');
  const { oxygen, hrv, ...measures } = recovery;
  const { waterGoal, change, ...weighed } = body;
  // Of a single day.
  const points = new Uint8Array(WEIGHT_POINT_COUNT - 4).fill(NO_WEIGHT);
  points[WEIGHT_POINT_COUNT - 5] = 100;
  return {
    ...rest,
    sleep: {
      ...sleep,
      kind: 'classic',
      minutes: [25, 52, 364, 0],
      // A classic log has no deep sleep.
      segments: Uint8Array.from(
        SEGMENTS.flatMap(([level = 0, minutes = 0]) => [Math.min(2, level), minutes]),
      ),
      ticks: Uint8Array.from(TICKS, (level) => (level === NO_SLEEP_LEVEL ? level : Math.min(2, level))),
    },
    recovery: { ...measures, hrv: [hrv?.[0] ?? 0] },
    week: {
      ...week,
      dailySteps: week.dailySteps.map((steps, i) => (i === 2 ? null : steps)),
      asleep: [null, null, null, null, null, 522, null],
    },
    body: { ...weighed, points, eaten: -1 },
    friends: {
      at: friends.at,
      total: 8,
      rows: friends.rows.map((row) => ({ ...row, name: row.name ?? 'Ada' })),
    },
    devices: { at: devices.at, list: [{ name: 'Versa 3', kind: 'tracker' }] },
  };
}

/** The longest values that an ordinary wearer may see. */
export function longestSnapshot(): Snapshot {
  const reference = referenceSnapshot();
  const { at, sleep, recovery, week, body, friends, devices } = reference;
  return {
    ...reference,
    sleep: { ...(sleep ?? { at, date: TODAY }), bed: 20 * 60, asleep: 608, minutes: [104, 130, 328, 150] },
    recovery: {
      ...(recovery ?? { at, date: TODAY }),
      restingHeartRate: [108, 104, 112],
      hrv: [1_880, 1_420, 1_550],
      breathing: [248, 180, 228],
      oxygen: [1_000, 940, 1_000],
      skin: [-24, -4, 6],
    },
    week: { ...(week ?? { at, date: TODAY }), dailySteps: Array(7).fill(24_412), asleep: Array(7).fill(608) },
    body: {
      ...(body ?? { at, date: TODAY, units: METRIC }),
      weight: 1_288,
      change: -124,
      water: 24,
      waterGoal: 28,
      eaten: 4_820,
      burned: 4_820,
    },
    friends: {
      ...(friends ?? { at, total: 0 }),
      rank: 128,
      total: 208,
      rows: [
        { rank: 127, steps: 164_480, name: 'Wilhelmin…' },
        { rank: 128, steps: 160_280 },
        { rank: 129, steps: 152_880, name: 'Maximilia…' },
      ],
      gap: 24_204,
      neighbour: 'Wilhelmin…',
    },
    devices: { ...(devices ?? { at }), list: [{ name: 'Inspire HR', kind: 'tracker', battery: 2 }] },
  };
}

/** The same body in the units with the longest names. */
export function inPounds(weight: 'lb' | 'st', { body, ...rest }: Snapshot): Snapshot {
  if (!body) return rest;
  const units: BodyUnits = { weight, water: 'floz', energy: 'kJ' };
  const inUnits = (figure: number | undefined, factor: number) =>
    figure === undefined ? undefined : Math.round(figure * factor);
  return {
    ...rest,
    body: {
      ...body,
      units,
      weight: inUnits(body.weight, weight === 'st' ? 0.220462 : 2.20462),
      change: inUnits(body.change, 2.20462),
      water: inUnits(body.water, 3.3814),
      waterGoal: inUnits(body.waterGoal, 3.3814),
      eaten: inUnits(body.eaten, 4.184),
      burned: inUnits(body.burned, 4.184),
    },
  };
}

/** The snapshot with the sleep as its only section. */
export function onlySleep({ v, origin, seq, at, account, look, sleep }: Snapshot): Snapshot {
  return { v, origin, seq, at, account, look, ...(sleep && { sleep }) };
}

/** The snapshot without any section: nothing was checked yet. */
export function withoutData(snapshot: Snapshot): Snapshot {
  const { sleep, ...rest } = onlySleep(snapshot);
  return rest;
}

export function withAccountState(state: AccountState, snapshot: Snapshot): Snapshot {
  return { ...snapshot, account: { service: 'fitbit', state } };
}

/** Limited by the service (429) until 15:00. */
export function rateLimited(snapshot: Snapshot): Snapshot {
  const until = NOW_S + 18 * MINUTE_S;
  return { ...snapshot, account: { ...snapshot.account, state: 'limited', until } };
}

function ageBy(snapshot: Snapshot, age: number, days: number): Snapshot {
  const before = <T extends { at: number; date?: number }>(section: T | undefined): T | undefined =>
    section && {
      ...section,
      at: section.at - age + 12 * MINUTE_S,
      ...(section.date !== undefined && { date: section.date - days }),
    };
  const { sleep, recovery, week, body, friends, devices, ...rest } = snapshot;
  return {
    ...rest,
    at: snapshot.at - age,
    sleep: before(sleep),
    recovery: before(recovery),
    week: before(week),
    body: before(body),
    friends: before(friends),
    devices: before(devices),
  };
}

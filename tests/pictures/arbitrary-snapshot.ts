import * as fc from 'fast-check';
import { ACCENT_COLOURS, UNITS } from '../../common/preferences';
import {
  type BodySection,
  NO_SLEEP_LEVEL,
  PAGES,
  SNAPSHOT_VERSION,
  type Snapshot,
  STEP_BUCKET_COUNT,
  WEIGHT_POINT_COUNT,
} from '../../common/snapshot';
import { HOUR_S } from '../../common/time';
import { TODAY } from '../today';
import { NOW } from './reference-snapshot';
import type { ReferenceReadings } from './reference-wearer';

/** Snapshots that are unlikely, but within the limits of the phone's decoders or a little beyond. */

const NOW_S = NOW / 1000;

/** An integer from 0, more often one of the limits. */
function integerUpTo(most: number): fc.Arbitrary<number> {
  return fc.oneof(fc.constantFrom(0, 1, most), fc.integer({ min: 0, max: most }));
}

function integerBetween(least: number, most: number): fc.Arbitrary<number> {
  return fc.oneof(fc.constantFrom(least, 0, most), fc.integer({ min: least, max: most }));
}

/** Sometimes absent. */
function optional<T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(value, { nil: undefined, freq: 4 });
}

/** Leaves out the absent fields, as the phone does. */
function recordOf(model: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<object> {
  return fc
    .record(model)
    .map((record) => Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)));
}

/** From now to more than a week ago, or in the future. */
const at = fc.integer({ min: -1, max: 10 * 24 }).map((hours) => NOW_S - hours * HOUR_S);
const date = fc.integer({ min: -1, max: 9 }).map((days) => TODAY - days);
const minuteOfDay = integerUpTo(1439);

/** A value alone, inside or outside its usual range, or in a range of width 0. */
function measure(least: number, most: number): fc.Arbitrary<number[]> {
  const value = integerBetween(least, most);
  return fc.oneof(
    value.map((only) => [only]),
    fc
      .tuple(value, value, value)
      .map(([now, one, other]) => [now, Math.min(one, other), Math.max(one, other)]),
    value.map((steady) => [steady, steady, steady]),
  );
}

/** Pairs of level and minutes: up to the 40 stretches that can be drawn, and more. */
const segments = fc.oneof(
  fc.constant(new Uint8Array()),
  pairs(1, 40, 30),
  pairs(1, 40, 255),
  pairs(40, 40, 1),
  pairs(400, 400, 3),
);

function pairs(fewest: number, most: number, longest: number): fc.Arbitrary<Uint8Array> {
  const pair = fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: longest }));
  return fc.array(pair, { minLength: fewest, maxLength: most }).map((all) => Uint8Array.from(all.flat()));
}

/** Up to a day and a little more. */
const ticks = fc
  .array(fc.constantFrom(0, 1, 2, 3, NO_SLEEP_LEVEL), { maxLength: 80 })
  .map((levels) => Uint8Array.from(levels));

/** Less than ten hours in each stage. */
const minutesByLevel = fc.tuple(integerUpTo(599), integerUpTo(599), integerUpTo(599), integerUpTo(599));

const sleep = recordOf({
  at,
  date,
  bed: optional(minuteOfDay),
  rise: optional(minuteOfDay),
  asleep: optional(integerUpTo(26 * 60)),
  kind: optional(fc.constantFrom('stages', 'classic')),
  minutes: optional(minutesByLevel),
  segments: optional(segments),
  ticks: optional(ticks),
});

const recovery = recordOf({
  at,
  date,
  restingHeartRate: optional(measure(0, 250)),
  hrv: optional(measure(0, 5000)),
  breathing: optional(measure(0, 600)),
  oxygen: optional(measure(0, 1000)),
  skin: optional(measure(-150, 150)),
});

const sevenDays = (most: number) =>
  fc.array(fc.option(integerUpTo(most), { freq: 3 }), { minLength: 7, maxLength: 7 });

const week = recordOf({
  at,
  date,
  dailySteps: sevenDays(99_999),
  asleep: optional(sevenDays(1440)),
  goal: optional(integerUpTo(99_999)),
});

function limitKilocalories<B extends Partial<BodySection>>(body: B): B {
  if (body.units?.energy !== 'kcal') return body;
  const limit = (n: number | undefined) => n && Math.min(n, 9_999);
  const { eaten, burned } = body;
  return {
    ...body,
    ...(eaten !== undefined && { eaten: limit(eaten) }),
    ...(burned !== undefined && { burned: limit(burned) }),
  };
}

const body = recordOf({
  at,
  date,
  units: fc.record({
    weight: fc.constantFrom(...UNITS.weight),
    water: fc.constantFrom(...UNITS.water),
    energy: fc.constantFrom(...UNITS.energy),
  }),
  // Up to the maximum in pounds, the smallest unit.
  weight: optional(fc.oneof(fc.constantFrom(6_614, 6_600, 724), integerUpTo(6_614))),
  change: optional(integerBetween(-999, 999)),
  points: optional(fc.uint8Array({ minLength: WEIGHT_POINT_COUNT, maxLength: WEIGHT_POINT_COUNT })),
  // Up to 20 l in fl oz, and 9,999 kcal in kJ: more than a rider of the Tour de France burns.
  water: optional(integerUpTo(676)),
  waterGoal: optional(integerUpTo(676)),
  eaten: optional(integerUpTo(41_836)),
  burned: optional(integerUpTo(41_836)),
}).map(limitKilocalories);

/** The phone cuts names after nine characters. Longer ones must not break the page either. */
const name = fc.oneof(
  fc.constantFrom(
    'Mia',
    'Jonas',
    'WWWWWWWWW…',
    'MMMMMMMMMMMM',
    'Zoë 🏃‍♀️ Lind',
    'دانيال سعيد',
    'שירה',
    '李小龍',
    '…',
    ' ',
  ),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 9 }),
);
const rank = fc.oneof(fc.constantFrom(1, 2, 3, 11, 21, 100, 999, 1000), fc.integer({ min: 1, max: 1000 }));
const stepsOfAWeek = integerUpTo(7 * 99_999);

const friends = recordOf({
  at,
  rank: optional(rank),
  total: fc.oneof(fc.constantFrom(0, 1, 1000), rank),
  rows: fc.array(recordOf({ rank, steps: stepsOfAWeek, name: optional(name) }), { maxLength: 3 }),
  gap: optional(stepsOfAWeek),
  neighbour: optional(name),
});

const device = recordOf({
  name: fc.oneof(fc.constantFrom('Inspire HR', 'Charge 10…', 'WWWWWWWWW…'), name),
  kind: fc.constantFrom('tracker', 'scale'),
  battery: optional(fc.integer({ min: 0, max: 3 })),
});

const intradaySteps = recordOf({
  at,
  date,
  steps: fc.uint8Array({ minLength: STEP_BUCKET_COUNT, maxLength: STEP_BUCKET_COUNT }),
});

const look = fc.record({
  pages: fc.oneof(fc.constant(PAGES), fc.shuffledSubarray([...PAGES])),
  accent: fc.constantFrom(...Object.values(ACCENT_COLOURS)),
  motion: fc.boolean(),
});

const account = recordOf({
  service: fc.constantFrom('fitbit', 'google', 'none'),
  // Mostly `ok`, so that the other pages are open and not the state page.
  state: fc.oneof(
    { weight: 4, arbitrary: fc.constant('ok') },
    {
      weight: 1,
      arbitrary: fc.constantFrom('notSetUp', 'finishSignIn', 'reconnect', 'limited', 'gone'),
    },
  ),
  until: optional(fc.integer({ min: NOW_S - HOUR_S, max: NOW_S + 30 * HOUR_S })),
  nextSync: optional(fc.integer({ min: NOW_S - HOUR_S, max: NOW_S + 30 * HOUR_S })),
});

export const arbitrarySnapshot: fc.Arbitrary<Snapshot> = recordOf({
  v: fc.constant(SNAPSHOT_VERSION),
  origin: fc.constant(1),
  seq: fc.constant(1),
  at,
  account,
  look,
  sleep: optional(sleep),
  recovery: optional(recovery),
  week: optional(week),
  body: optional(body),
  friends: optional(friends),
  devices: optional(recordOf({ at, list: fc.array(device, { maxLength: 3 }) })),
  intradaySteps: optional(intradaySteps),
}) as fc.Arbitrary<Snapshot>;

/** Readings of the sensors, implausible ones included. */
export const arbitraryReadings: fc.Arbitrary<ReferenceReadings> = fc.record({
  heartRate: fc.oneof(fc.constantFrom(null, 0, 72, 188, 220)),
  battery: integerUpTo(100),
  zoneMinutes: integerUpTo(999),
  steps: integerUpTo(99_999),
});

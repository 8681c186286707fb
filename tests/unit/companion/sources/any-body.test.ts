import fc from 'fast-check';
import { dayNumber } from '../../../../common/calendar';
import { ServiceError } from '../../../../companion/account/service-error';
import { fitbit } from '../../../../companion/sources/fitbit/fitbit';
import type { DataSet } from '../../../../companion/sources/health-source';
import { CHECKUPS, DATA_SETS } from '../data-sets';
import { example, haveExamples } from '../examples';

const TODAY = dayNumber(2026, 7, 14);

/** Figures that may be below zero. */
const SIGNED = ['zoneOffset', 'skin'];

/** Every number in a record is one that can be true: finite, not negative, not astronomical. */
function expectPlausible(value: unknown, path: string): void {
  if (typeof value === 'number') {
    const isSigned = SIGNED.some((name) => path.includes(name));
    if (!Number.isFinite(value) || Math.abs(value) > 1e14 || (value < 0 && !isSigned)) {
      throw new Error(`${path} is ${value}`);
    }
  } else if (value !== null && typeof value === 'object') {
    for (const [name, item] of Object.entries(value)) expectPlausible(item, `${path}.${name}`);
  }
}

async function expectRecordOrShapeError(dataSet: DataSet, body: unknown): Promise<void> {
  try {
    expectPlausible(await fitbit.source(async () => body).read(dataSet, TODAY), dataSet);
  } catch (error) {
    if (error instanceof ServiceError) expect(error).toMatchObject({ kind: 'data', code: 'shape' });
    else throw error;
  }
}

it.each([...DATA_SETS, ...CHECKUPS])('%s reads any JSON, or says that the shape is wrong', (dataSet) =>
  fc.assert(
    fc.asyncProperty(fc.jsonValue(), (body) => expectRecordOrShapeError(dataSet, body)),
    { numRuns: 50 },
  ),
);

/** What a real body has at some place replaced by what should not be there. */
const damage = fc.record({
  place: fc.nat(10_000),
  value: fc.constantFrom<unknown>(
    undefined,
    null,
    -1,
    0,
    '',
    '-1',
    '12',
    1e300,
    -1e300,
    'NaN',
    [],
    {},
    true,
    [null],
    '0000-00-00',
    '9999-12-31T24:61:00',
  ),
});

/** `json` with the `place`-th of its values (counted from the top, round and round) replaced. */
function damaged(json: unknown, place: number, value: unknown): unknown {
  let total = 0;
  JSON.stringify(json ?? null, (_, item) => {
    total++;
    return item;
  });
  let here = -1;
  const target = place % total;
  const copy = (item: unknown): unknown => {
    if (++here === target) return value;
    if (Array.isArray(item)) return item.map(copy);
    if (item === null || typeof item !== 'object') return item;
    return Object.fromEntries(Object.entries(item).map(([name, inner]) => [name, copy(inner)]));
  };
  return copy(json);
}

const BODIES: [DataSet, string][] = [
  ['profile', 'profile.json'],
  ['nights', 'sleep.date.stages.json'],
  ['nights', 'sleep.date.classic.json'],
  ['day', 'activities-date.empty-list.json'],
  ['heart', 'heart.timeseries.json'],
  ['hrv', 'hrv.date.json'],
  ['breathing', 'br.date.json'],
  ['skin', 'tempskin.interval.json'],
  ['quarters', 'intraday.steps.1min.json'],
  ['steps', 'timeseries.steps.json'],
  ['weight', 'weight.log.json'],
  ['food', 'food.log.json'],
  ['water', 'water.log.json'],
  ['waterGoal', 'water.goal.json'],
  ['friends', 'friends.leaderboard.json'],
  ['devices', 'devices.2.json'],
  ['cardioFitness', 'cardioscore.date.json'],
  ['ecg', 'ecg.list.json'],
  ['irnProfile', 'irn.profile.json'],
  ['alarms', 'alarms.get.json'],
];

(haveExamples ? it : it.skip).each(BODIES)('%s survives a damaged %s', (dataSet, name) =>
  fc.assert(
    fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 4 }), async (damages) => {
      let body: unknown = JSON.parse(example(name));
      for (const { place, value } of damages) body = damaged(body, place, value);
      await expectRecordOrShapeError(dataSet, body);
    }),
    { numRuns: 200 },
  ),
);

import { GOALS } from '../../../../../common/preferences';
import { SERVICES, type ServiceName } from '../../../../../common/services';
import type { DataSet, Records } from '../../../../../companion/sources/health-source';
import { parseIsoDate } from '../../../../../simulator/persona/calendar';
import { PERSONA_NAMES } from '../../../../../simulator/persona/persona-names';
import { Wearer } from './wearer';

const FIRST = parseIsoDate('2025-11-20') ?? 0;

/** Days of a year at ever other times, and both days on which clocks change, in New York and Vienna. */
const MOMENTS = [
  ...Array.from({ length: 26 }, (_, i) => ({ day: FIRST + 14 * i, minute: (i * 397 + 30) % 1440 })),
  ...['2026-03-08', '2026-03-29', '2026-10-25', '2026-11-01'].flatMap((date) =>
    [90, 170, 1200].map((minute) => ({ day: parseIsoDate(date) ?? 0, minute })),
  ),
];

/** All of them for the first persona; for another every other one, and so each clock change. */
const momentsOf = (persona: string) =>
  persona === PERSONA_NAMES[0] ? MOMENTS : MOMENTS.filter((_, i) => i % 2 === 0);

type Share<T> = (record: T, wearer: Wearer, service: ServiceName) => unknown;
const all: Share<unknown> = (record) => record;

/** What both services return. */
const SHARED: { [D in DataSet]?: Share<Records[D]> } = {
  // Only Fitbit has a name and an id; only Google's specification has a unit of temperature.
  profile: ({ zoneOffset, units: { temperature, ...units } = {} }) => ({ zoneOffset, units }),
  sleep: all,
  // Only Fitbit has goals, and 0 steps for a day without data.
  activitySummary: ({ date, steps, burned }, wearer) => ({
    date,
    steps: wearer.knows(date) && steps,
    burned,
  }),
  restingHeartRate: all,
  hrv: all,
  breathing: all,
  oxygen: all,
  skin: all,
  intradaySteps: all,
  // As above.
  dailySteps: (record, wearer, service) => {
    const known = record.filter(({ date }) => wearer.knows(date));
    if (service === 'google') expect(record).toEqual(known);
    return known;
  },
  weight: all,
  // Only Fitbit has a goal.
  food: ({ date, eaten }) => ({ date, eaten }),
  water: all,
  // Fitbit returns wall clock times, Google moments; both serve only for the order.
  devices: (record) => record.map(({ syncedAt, ...device }) => device),
  // Fitbit returns a range, Google its middle.
  cardioFitness: (record) => record.map(({ date, low, high }) => ({ date, value: (low + high) / 2 })),
  // In other letters.
  ecg: (record) =>
    record.map((reading) => ({ ...reading, result: reading.result.toLowerCase().replace(/\W/g, '') })),
  irnProfile: all,
};

const wearers = new Map(PERSONA_NAMES.map((name) => [name, new Wearer(name)]));

describe.each(PERSONA_NAMES)('%s’s records are the same from both services:', (name) => {
  const wearer = wearers.get(name) ?? new Wearer(name);

  test.each(Object.keys(SHARED) as DataSet[])('%s', async (dataSet) => {
    const share = SHARED[dataSet] as Share<unknown>;
    for (const moment of momentsOf(name)) {
      wearer.goTo(moment.day, moment.minute);
      const fitbit = await wearer.read('fitbit', dataSet);
      const google = await wearer.read('google', dataSet);
      expect({ moment, told: share(google, wearer, 'google') }).toEqual({
        moment,
        told: share(fitbit, wearer, 'fitbit'),
      });
    }
  });
});

test.each(SERVICES)('%s tells the goals that it says it knows, and no other', async (name) => {
  const wearer = wearers.get('mara') ?? new Wearer('mara');
  wearer.goTo(parseIsoDate('2026-07-14') ?? 0, 1200);
  const { goals, scopeOf } = wearer.service(name);
  const { stepsGoal: steps } = await wearer.read(name, 'activitySummary');
  const { goal: water } = scopeOf('waterGoal') ? await wearer.read(name, 'waterGoal') : {};
  const daySums = { steps, water };
  expect(goals).toEqual(GOALS.filter((goal) => daySums[goal] !== undefined));
});

test('there is something to compare', async () => {
  const wearer = wearers.get('mara') ?? new Wearer('mara');
  wearer.goTo(parseIsoDate('2026-07-14') ?? 0, 1200);
  for (const dataSet of Object.keys(SHARED) as DataSet[]) {
    const record: object = await wearer.read('google', dataSet);
    expect({ dataSet, empty: Object.keys(record).length === 0 }).toEqual({ dataSet, empty: false });
  }
});

import fc from 'fast-check';
import type { ServiceName } from '../../../../common/services';
import { NO_SLEEP_LEVEL } from '../../../../common/snapshot';
import { MINUTE_S } from '../../../../common/time';
import type { SleepLog } from '../../../../companion/sources/health-source';
import { fixture } from '../../../fixtures/fixtures';
import { damage, damagesOf, memberPaths, valueAt } from './damaged-row';
import { readBody } from './read-body';

type Row = Record<string, unknown>;

/** A recorded night, whose stretches may be exchanged. */
interface Night {
  name: string;
  stretches: Row[];
  read(stretches: unknown[]): Promise<SleepLog>;
}

async function readNight(service: ServiceName, body: unknown): Promise<SleepLog> {
  const [night] = (await readBody(service, 'sleep', body)).value;
  if (!night) throw new Error('no night was read');
  return night;
}

function fitbitNight(file: string): Night {
  const [log] = JSON.parse(fixture('fitbit', file)).sleep;
  return {
    name: `fitbit ${file}`,
    stretches: log.levels.data,
    read: (data) => readNight('fitbit', { sleep: [{ ...log, levels: { ...log.levels, data } }] }),
  };
}

function googleNight(file: string): Night {
  const [{ sleep }] = JSON.parse(fixture('google', file)).dataPoints;
  return {
    name: `google ${file}`,
    stretches: sleep.stages,
    read: (stages) => readNight('google', { dataPoints: [{ sleep: { ...sleep, stages } }] }),
  };
}

const NIGHTS = [
  fitbitNight('sleep.stages.json'),
  fitbitNight('sleep.classic.json'),
  googleNight('sleep.stages.json'),
  googleNight('sleep.classic.json'),
];

/** The level of each minute from bed to rise. */
const byMinute = ({ segments }: SleepLog): number[] =>
  segments.flatMap(({ level, seconds }) => new Array<number>(seconds / MINUTE_S).fill(level));

const secondsOf = ({ segments }: SleepLog): number => segments.reduce((sum, { seconds }) => sum + seconds, 0);

describe.each(NIGHTS)('$name', ({ stretches, read }) => {
  it('is drawn by the times of its stretches, whatever their order, once and twice', async () => {
    const whole = await read(stretches);
    const order = fc.shuffledSubarray([...stretches, ...stretches], { minLength: 2 * stretches.length });
    await fc.assert(
      fc.asyncProperty(order, async (shuffled) => {
        expect(await read(shuffled)).toEqual(whole);
      }),
      { numRuns: 50 },
    );
    expect(await read([...stretches].reverse())).toEqual(whole);
  });

  it('has a hole for each stretch that is missing, and is as long as before', async () => {
    const levels = byMinute(await read(stretches));
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(stretches, { minLength: 1 }), async (left) => {
        const night = await read(left);
        const alone = await Promise.all(left.map((stretch) => read([stretch])));
        const covered = alone.map(byMinute);
        expect(byMinute(night)).toEqual(
          levels.map((level, i) =>
            covered.some((minutes) => minutes[i] !== NO_SLEEP_LEVEL) ? level : NO_SLEEP_LEVEL,
          ),
        );
      }),
      { numRuns: 50 },
    );
  });

  it('a damaged stretch leaves all others where they are', async () => {
    const levels = byMinute(await read(stretches));
    for (const [i, stretch] of stretches.entries()) {
      const own = byMinute(await read([stretch]));
      for (const member of memberPaths(stretch)) {
        for (const value of damagesOf(valueAt(stretch, member))) {
          const night = await read(
            stretches.map((each) => (each === stretch ? damage(each, member, value) : each)),
          );
          const others = byMinute(night).filter((_, minute) => own[minute] === NO_SLEEP_LEVEL);
          const expected = levels.filter((_, minute) => own[minute] === NO_SLEEP_LEVEL);
          expect({ i, member, value, others }).toEqual({ i, member, value, others: expected });
        }
      }
    }
  });

  it('ends with the rise, wherever its last stretch ends', async () => {
    const whole = await read(stretches);
    const last = stretches.length - 1;
    const longer = stretches.map((stretch, i) => {
      if (i < last) return stretch;
      return 'seconds' in stretch
        ? { ...stretch, seconds: Number(stretch.seconds) + 5400 }
        : { ...stretch, endTime: new Date(Date.parse(String(stretch.endTime)) + 5_400_000).toISOString() };
    });
    expect(await read(longer)).toEqual(whole);
    expect(secondsOf(await read(stretches.slice(0, last)))).toBe(secondsOf(whole));
  });
});

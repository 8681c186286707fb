import { encode } from 'cbor-x';
import fc from 'fast-check';
import { dayNumber } from '../../../common/calendar';
import { checkSnapshot } from '../../../common/check-snapshot';
import type { AccountSection, Level, LookSection } from '../../../common/snapshot';
import type { Night, Stretch } from '../../../companion/sources/health-source';
import { encodeHypnogram, MAX_STRETCHES } from '../../../companion/sync/hypnogram';
import { summarise, toSnapshot } from '../../../companion/sync/summarise';

const TODAY = dayNumber(2026, 7, 14);
const AT = 1784000000999;
const ACCOUNT: AccountSection = { service: 'fitbit', state: 'ok', nextSync: 1784000900 };
const LOOK: LookSection = { pages: ['sleep'], accent: 'sun', motion: true };

const stretches = fc.array(fc.record({ level: fc.constantFrom<Level>(0, 1, 2, 3), seconds: fc.nat(7200) }), {
  maxLength: 120,
});

function pairs(bytes: Uint8Array): { level: number; minutes: number }[] {
  const result: { level: number; minutes: number }[] = [];
  for (let i = 0; i < bytes.length; i += 2) {
    result.push({ level: bytes[i] as number, minutes: bytes[i + 1] as number });
  }
  return result;
}

describe('the hypnogram', () => {
  it('adds up to the whole minutes of the night, in levels that exist', () => {
    fc.assert(
      fc.property(stretches, (some: Stretch[]) => {
        const total = Math.round(some.reduce((sum, { seconds }) => sum + seconds, 0) / 60);
        const bars = pairs(encodeHypnogram(some));
        expect(bars.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(total);
        for (const { level, minutes } of bars) {
          expect(minutes).toBeGreaterThan(0);
          expect([0, 1, 2, 3]).toContain(level);
        }
      }),
    );
  });

  it('has at most 40 stretches, and no two of a level side by side that a byte could hold', () => {
    fc.assert(
      fc.property(stretches, (some) => {
        let runs = 0;
        let last = { level: -1, minutes: 0 };
        for (const bar of pairs(encodeHypnogram(some))) {
          if (bar.level !== last.level) runs++;
          else expect(last.minutes).toBe(255);
          last = bar;
        }
        expect(runs).toBeLessThanOrEqual(MAX_STRETCHES);
      }),
    );
  });

  it('keeps a night that fits as it is', () => {
    const night: Stretch[] = [
      { level: 0, seconds: 360 },
      { level: 2, seconds: 1830 },
      { level: 3, seconds: 30 },
    ];
    expect([...encodeHypnogram(night)]).toEqual([0, 6, 2, 31]);
  });

  it('gives the shortest to its longer neighbour', () => {
    const night: Stretch[] = [];
    for (let i = 0; i < 39; i++) night.push({ level: i % 2 ? 2 : 3, seconds: 600 });
    night.push({ level: 1, seconds: 120 }, { level: 2, seconds: 900 });
    const bars = pairs(encodeHypnogram(night));
    expect(bars).toHaveLength(40);
    expect(bars[39]).toEqual({ level: 2, minutes: 17 });
  });

  it('splits what is longer than a byte', () => {
    expect([...encodeHypnogram([{ level: 2, seconds: 600 * 60 }])]).toEqual([2, 255, 2, 255, 2, 90]);
  });
});

const night: Night = {
  date: TODAY,
  bed: 1382,
  rise: 418,
  asleep: 416,
  kind: 'stages',
  minutes: [40, 90, 236, 90],
  stretches: [{ level: 2, seconds: 6000 }],
};

it('leaves a section out that nobody has answered', () => {
  expect(summarise(ACCOUNT, LOOK, {}, TODAY)).toEqual({ account: ACCOUNT, look: LOOK });
});

it('says that a night was looked for and is not there', () => {
  const { night: section } = summarise(ACCOUNT, LOOK, { nights: { at: AT, value: [] } }, TODAY);
  expect(section).toEqual({ at: 1784000000, date: TODAY });
});

it('shows the newest night and the newest resting heart rate with their own dates', () => {
  const content = summarise(
    ACCOUNT,
    LOOK,
    {
      nights: {
        at: AT,
        value: [
          { ...night, date: TODAY - 2 },
          { ...night, date: TODAY - 1 },
        ],
      },
      heart: { at: AT, value: [{ date: TODAY - 1, bpm: 57 }] },
    },
    TODAY,
  );
  expect(content.night?.date).toBe(TODAY - 1);
  expect(content.recovery).toEqual({ at: 1784000000, date: TODAY - 1, restingHeartRate: [57] });
});

it('sends no segments where the log knows none', () => {
  const value = [{ ...night, stretches: [] }];
  expect(summarise(ACCOUNT, LOOK, { nights: { at: AT, value } }, TODAY).night).not.toHaveProperty('segments');
});

it('says unknown steps as unknown', () => {
  const day = { at: AT, value: { date: TODAY } };
  expect(summarise(ACCOUNT, LOOK, { day }, TODAY).week).toEqual({
    at: 1784000000,
    date: TODAY,
    steps: [null, null, null, null, null, null, null],
  });
});

it('stays under 1,000 bytes and passes the check of the watch, whatever the night', () => {
  fc.assert(
    fc.property(stretches, (some) => {
      const content = summarise(
        { ...ACCOUNT, until: 1784000900, code: 'invalid-grant' },
        LOOK,
        {
          nights: { at: AT, value: [{ ...night, stretches: some }] },
          heart: { at: AT, value: [{ date: TODAY, bpm: 57 }] },
          day: { at: AT, value: { date: TODAY, steps: 24412, stepsGoal: 10000 } },
        },
        TODAY,
      );
      const snapshot = toSnapshot(content, 4294967295, 123456, AT);
      expect(encode(snapshot).length).toBeLessThan(600);
      const checked = checkSnapshot(snapshot);
      if (typeof checked === 'string') throw new Error(checked);
      expect(checked).toMatchObject({ origin: 4294967295, seq: 123456, at: 1784000000 });
      expect(checked.night?.asleep).toBe(416);
      expect(checked.recovery?.restingHeartRate).toEqual([57]);
    }),
  );
});

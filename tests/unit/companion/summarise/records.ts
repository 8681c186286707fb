import type { Units } from '../../../../common/preferences';
import type { AccountSection, LookSection, PageName, SleepLevel } from '../../../../common/snapshot';
import type { DayValue, SleepLog } from '../../../../companion/sources/health-source';
import type { RecordCache as Records } from '../../../../companion/sync/record-cache';
import { summarise } from '../../../../companion/sync/summarise';
import { zoneOffsets } from '../../../../simulator/realm/zone-offsets';
import { TODAY } from '../../../today';
import { ALL_PAGES, PLAIN_CHOICE, PLAIN_LOOK } from '../data-sets';

export const AT = 1784000000999;
export const SECONDS = 1784000000;
export const ACCOUNT: AccountSection = { service: 'fitbit', state: 'ok', nextSync: 1784000900 };
export const look = (...pages: readonly PageName[]): Required<LookSection> => ({ ...PLAIN_LOOK, pages });

/** `value`, fetched `age` minutes before AT. */
export const cached = <T>(value: T, age = 0) => ({ fetchedAt: AT - age * 60000, value });
export const VIENNA = zoneOffsets('Europe/Vienna');
export const content = (records: Records, pages = ALL_PAGES, choice = PLAIN_CHOICE) =>
  summarise({ account: ACCOUNT, look: look(...pages) }, records, choice, {
    today: TODAY,
    zoneOffset: (time) => VIENNA.offsetAt(time),
  });
/** Read in these units. */
export const contentIn = (records: Records, units: Partial<Units>) =>
  content(records, ALL_PAGES, { ...PLAIN_CHOICE, units });

/** A figure a day, the last of them today. */
export const days = (...values: number[]): DayValue[] =>
  values.map((value, i) => ({ date: TODAY - values.length + 1 + i, value }));

export const night: SleepLog = {
  date: TODAY,
  bed: 1382,
  rise: 418,
  asleep: 416,
  isMain: true,
  kind: 'stages',
  minutes: [40, 90, 236, 90],
  segments: [{ level: 2, seconds: 6000 }],
};

/** A record of every data set; the night has `count` segments. */
export function everything(count = 24): Records {
  const segments = Array.from({ length: count }, (_, i) => ({
    level: (i % 4) as SleepLevel,
    seconds: 600 + i * 30,
  }));

  const month = (value: number) => cached(days(...Array.from({ length: 30 }, (_, i) => value + (i % 7) / 2)));
  return {
    profile: cached({ id: 'ABC123', name: 'Mara Lind', zoneOffset: 7200000, units: {} }),
    sleep: cached(Array.from({ length: 7 }, (_, i) => ({ ...night, date: TODAY - 6 + i, segments }))),
    activitySummary: cached({ date: TODAY, steps: 24412, burned: 2310, stepsGoal: 10000 }),
    restingHeartRate: month(58),
    hrv: month(48),
    breathing: month(14),
    oxygen: month(95),
    skin: month(-2),
    intradaySteps: cached({ date: TODAY, quarterHours: Array(96).fill(150) }),
    dailySteps: cached(days(12000, 9846, 14274, 7595, 10230, 9499, 24412)),
    weight: month(71.4),
    food: cached({ date: TODAY, eaten: 1420, goal: 2000 }),
    water: cached({ date: TODAY, drunk: 1300 }),
    waterGoal: cached({ goal: 2000 }),
    friends: cached(
      Array.from({ length: 8 }, (_, i) => ({
        id: `F${i}`,
        name: NAMES[i],
        rank: i + 1,
        steps: 92000 - i * 1500,
        isFriend: i !== 2,
      })),
    ),
    devices: cached(
      ['Versa 3', 'Aria Air'].map((name, i) => ({
        id: name,
        name,
        kind: i === 0 ? ('tracker' as const) : ('scale' as const),
        battery: 3 as const,
        syncedAt: AT,
      })),
    ),
  };
}

const NAMES = ['Mia', 'Jonas', 'Mara Lind', 'Friedrich-Karl', 'Zoë', 'Bo', 'Ines', 'Tom'];

import type { Calendar, DayNumber } from '../../../persona/calendar';
import type { LevelSegment, SleepLevelName } from '../../../persona/level-segments';
import type { RecordedSleep } from '../../../persona/recorded-sleep';
import type { Instant } from '../../../world/clock';
import { hasNoLevels, sleepLogId } from '../../resources/sleep/describe-sleep';
import type { AccountState } from '../../route';
import { SLEEP_DELAY_MS, syncedUntil } from '../../tracker-sync';
import { intervalObject, offsetText, timestamp } from '../time-text';
import { type DataPoint, type DataType, derivedSource, MEMBERS } from './data-type';

/** Somebody has been asleep for so long when the service notices. */
const NOTICED_AFTER = 60 * 60_000;

const STAGES: Readonly<Record<SleepLevelName, string>> = {
  wake: 'AWAKE',
  awake: 'AWAKE',
  light: 'LIGHT',
  deep: 'DEEP',
  rem: 'REM',
  asleep: 'ASLEEP',
  restless: 'RESTLESS',
};

/** `open`: still asleep. `ended`: got up, and the stages are not worked out yet. */
type State = 'open' | 'ended' | 'processed';

/** Sleeps belong to the day on which they end, and are filtered by their end alone. */
export const sleep: DataType = {
  id: 'sleep',
  scope: 'googlehealth.sleep.readonly',
  members: MEMBERS.sleep,
  identified: true,
  pageSize: { usual: 25, most: 25 },
  points: (account, day) =>
    account.persona.sleeps(day).flatMap((log, i) => {
      const state = stateOf(log, account.now);
      return state ? [pointOf(account, day, log, i, state)] : [];
    }),
};

function stateOf({ start, end }: RecordedSleep, now: Instant): State | undefined {
  if (end + SLEEP_DELAY_MS <= now) return 'processed';
  if (end <= now) return 'ended';
  return start + NOTICED_AFTER <= syncedUntil(now) ? 'open' : undefined;
}

function pointOf(
  account: AccountState,
  day: DayNumber,
  log: RecordedSleep,
  i: number,
  state: State,
): DataPoint {
  const { calendar } = account.persona;
  return {
    id: String(sleepLogId(day, i)),
    start: log.start,
    // A night that goes on has come as far as the watch has told.
    end: state === 'open' ? syncedUntil(account.now) : log.end,
    source: derivedSource(account),
    value() {
      if (state === 'open') {
        const startUtcOffset = offsetText(calendar, log.start);
        return { interval: { startTime: timestamp(log.start), startUtcOffset } };
      }
      const interval = intervalObject(calendar, log.start, log.end);
      if (state === 'ended') return { interval, metadata: { processed: false } };
      return { interval, ...describe(account, log) };
    },
  };
}

function describe({ persona }: AccountState, log: RecordedSleep): object {
  const { calendar } = persona;
  const classic = log.kind === 'classic';
  const stages = (row: readonly LevelSegment[]) => row.map((one) => stage(calendar, log.start, one));
  return {
    type: classic ? 'CLASSIC' : 'STAGES',
    ...(hasNoLevels(persona, log) ? {} : { stages: stages(log.segments) }),
    ...(log.shortWakes.length > 0 ? { shortAwakenings: stages(log.shortWakes) } : {}),
    metadata: {
      stagesStatus: !classic ? 'SUCCEEDED' : log.isMain ? 'REJECTED_COVERAGE' : 'REJECTED_NAP',
      processed: true,
      ...(log.isMain ? { mainSleep: true } : { nap: true }),
    },
    summary: {
      minutesInSleepPeriod: String(log.timeInBed),
      minutesAfterWakeUp: '0',
      minutesToFallAsleep: '0',
      minutesAsleep: String(log.minutesAsleep),
      minutesAwake: String(minutesAwake(log)),
      ...(hasNoLevels(persona, log) ? {} : { stagesSummary: stagesSummary(log) }),
    },
  };
}

function stage(calendar: Calendar, bed: Instant, { level, from, seconds }: LevelSegment): object {
  const start = bed + from * 1000;
  return { ...intervalObject(calendar, start, start + seconds * 1000), type: STAGES[level] };
}

function stagesSummary({ totals }: RecordedSleep): object[] {
  return totals.map(({ level, count, minutes }) => ({
    type: STAGES[level],
    minutes: String(minutes),
    count: String(count),
  }));
}

/** Restless minutes count as neither. */
function minutesAwake({ totals }: RecordedSleep): number {
  return totals.reduce((sum, { level, minutes }) => sum + (STAGES[level] === 'AWAKE' ? minutes : 0), 0);
}

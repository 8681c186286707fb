import type { Calendar } from '../../../persona/calendar';
import type { LevelSegment, SleepLevelName } from '../../../persona/level-segments';
import type { RecordedSleep } from '../../../persona/recorded-sleep';
import type { Instant } from '../../../world/clock';
import { HOUR_MS, SECOND_MS } from '../../../world/duration';
import { syncedUntil } from '../../../world/watch-sync';
import { hasNoLevels, sleepLogId } from '../../resources/sleep/describe-sleep';
import type { AccountState } from '../../route';
import { SLEEP_DELAY_MS } from '../../tracker-sync';
import { formatTimestamp, formatUtcOffset, toInterval } from '../time-format';
import { createDerivedSource, type DataPoint, type DataType, FILTER_MEMBERS } from './data-type';

/** Shortest sleep that the service detects, ms. */
const DETECTION_DELAY_MS = HOUR_MS;

const STAGE_TYPES: Readonly<Record<SleepLevelName, string>> = {
  wake: 'AWAKE',
  awake: 'AWAKE',
  light: 'LIGHT',
  deep: 'DEEP',
  rem: 'REM',
  asleep: 'ASLEEP',
  restless: 'RESTLESS',
};

/** `ongoing`: still asleep. `ended`: got up, stages not processed yet. */
type SleepState = 'ongoing' | 'ended' | 'processed';

/** A sleep belongs to the day on which it ends. Filters compare only its end. */
export const sleep: DataType = {
  id: 'sleep',
  scope: 'googlehealth.sleep.readonly',
  filterMembers: FILTER_MEMBERS.sleep,
  hasPointNames: true,
  pageSizes: { default: 25, max: 25 },
  listPoints: (account, day) =>
    account.persona.sleeps(day).flatMap((log, i) => {
      const state = findState(log, account.now);
      return state ? [createPoint(account, log, { id: String(sleepLogId(day, i)), state })] : [];
    }),
};

function findState({ start, end }: RecordedSleep, now: Instant): SleepState | undefined {
  if (end + SLEEP_DELAY_MS <= now) return 'processed';
  if (end <= now) return 'ended';
  return start + DETECTION_DELAY_MS <= syncedUntil(now) ? 'ongoing' : undefined;
}

function createPoint(
  account: AccountState,
  log: RecordedSleep,
  { id, state }: { id: string; state: SleepState },
): DataPoint {
  const { calendar } = account.persona;
  return {
    id,
    start: log.start,
    // An ongoing sleep lasts until the latest sync of the watch.
    end: state === 'ongoing' ? syncedUntil(account.now) : log.end,
    source: createDerivedSource(account),
    toJson() {
      if (state === 'ongoing') {
        const startUtcOffset = formatUtcOffset(calendar, log.start);
        return { interval: { startTime: formatTimestamp(log.start), startUtcOffset } };
      }
      const interval = toInterval(calendar, log);
      if (state === 'ended') return { interval, metadata: { processed: false } };
      return { interval, ...describeSleep(account, log) };
    },
  };
}

function describeSleep({ persona }: AccountState, log: RecordedSleep): object {
  const { calendar } = persona;
  const isClassic = log.kind === 'classic';
  const toStages = (segments: readonly LevelSegment[]) =>
    segments.map((segment) => toStage(calendar, log.start, segment));
  return {
    type: isClassic ? 'CLASSIC' : 'STAGES',
    ...(hasNoLevels(persona, log) ? {} : { stages: toStages(log.segments) }),
    ...(log.shortWakes.length > 0 ? { shortAwakenings: toStages(log.shortWakes) } : {}),
    metadata: {
      stagesStatus: !isClassic ? 'SUCCEEDED' : log.isMain ? 'REJECTED_COVERAGE' : 'REJECTED_NAP',
      processed: true,
      ...(log.isMain ? { mainSleep: true } : { nap: true }),
    },
    summary: {
      minutesInSleepPeriod: String(log.timeInBed),
      minutesAfterWakeUp: '0',
      minutesToFallAsleep: '0',
      minutesAsleep: String(log.minutesAsleep),
      minutesAwake: String(countMinutesAwake(log)),
      ...(hasNoLevels(persona, log) ? {} : { stagesSummary: summariseStages(log) }),
    },
  };
}

function toStage(calendar: Calendar, sleepStart: Instant, { level, from, seconds }: LevelSegment): object {
  const start = sleepStart + from * SECOND_MS;
  return { ...toInterval(calendar, { start, end: start + seconds * SECOND_MS }), type: STAGE_TYPES[level] };
}

function summariseStages({ totals }: RecordedSleep): object[] {
  return totals.map(({ level, count, minutes }) => ({
    type: STAGE_TYPES[level],
    minutes: String(minutes),
    count: String(count),
  }));
}

/** Restless minutes count as neither asleep nor awake. */
function countMinutesAwake({ totals }: RecordedSleep): number {
  return totals.reduce((sum, { level, minutes }) => sum + (STAGE_TYPES[level] === 'AWAKE' ? minutes : 0), 0);
}

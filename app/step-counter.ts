import type { DayNumber, MinuteOfDay } from '../common/snapshot';
import type { Files } from './files';
import { TICK_MINUTES, TICKS } from './night-ticks';
import { countSteps, createStepLog, type PastMinute, type StepLog, turnDay } from './step-buckets';

const KEPT = 'steps.cbor';
const FRESH = 'steps.new';

export interface StepCounter {
  /** Today's steps by tick of the Rim. */
  readonly buckets: Uint16Array;
  /** Counts up to now and keeps the result: on every wake, and otherwise once a tick. */
  count(day: DayNumber, minute: MinuteOfDay, total: number | undefined, wake: boolean): void;
}

/** Today's step log, in memory and on disk, so that a restarted face knows its morning. */
export function createStepCounter(
  files: Files,
  history: (limit: number) => readonly PastMinute[],
  warn: (text: string) => void,
): StepCounter {
  const log = load() || createStepLog();
  let countedTick = -1;

  function load(): StepLog | undefined {
    try {
      const { day, until, counted, buckets } = files.read(KEPT) as StepLog;
      const log = { day, until, counted, buckets: new Uint16Array(buckets) };
      // One NaN spoils the sum: all three are numbers.
      if (log.buckets.length === TICKS && day + until + counted >= 0) return log;
    } catch {
      // None was kept yet, or what was kept is of no use: the day is counted anew.
    }
    return undefined;
  }

  return {
    buckets: log.buckets,
    count(day, minute, total, wake) {
      turnDay(log, day);
      const tick = Math.floor(minute / TICK_MINUTES);
      if (total === undefined || (tick === countedTick && !wake)) return;
      countedTick = tick;
      if (!countSteps(log, day, minute, total, history)) return;
      try {
        const { until, counted, buckets } = log;
        files.write(FRESH, { day, until, counted, buckets: buckets.buffer });
        files.replace(KEPT, FRESH);
      } catch (error) {
        warn(KEPT + ' could not be kept: ' + error);
      }
    },
  };
}

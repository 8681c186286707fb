import type { DayNumber, MinuteOfDay } from '../common/snapshot';
import type { ActivityRecord } from './activity-record';
import { type Files, replace } from './files';
import { TICK_COUNT, toTick } from './rim-clock';
import { countSteps, createStepLog, type StepLog, turnTo } from './step-buckets';

const KEPT = 'steps.cbor';
const FRESH = 'steps.new';

export interface StepCounter {
  /** Today's steps by tick of the Rim; below 0 is a tick nobody counted. */
  readonly buckets: readonly number[];
  /** Counts up to now: on every wake, and otherwise once a tick. */
  count(day: DayNumber, minute: MinuteOfDay, total: number | undefined, wake?: boolean): void;
  /** Writes down what was counted since the last time. */
  keep(): void;
}

/** Today's step log, in memory and on disk, so that a restarted face knows its morning. */
export function createStepCounter(
  files: Files,
  history: (limit: number) => readonly ActivityRecord[],
  warn: (text: string) => void,
): StepCounter {
  // The fresh one is left over where the face ended before it got its name.
  const log = load(KEPT) || load(FRESH) || createStepLog();
  let isKept = true;

  function load(name: string): StepLog | undefined {
    try {
      const log = files.readFileSync(name, 'cbor') as StepLog;
      // One NaN spoils the sum: all three are numbers.
      if (log.buckets.length === TICK_COUNT && log.day + log.until + log.counted >= 0) return log;
    } catch {
      // None was kept yet, or what was kept is of no use: the day is counted anew.
    }
    return undefined;
  }

  return {
    buckets: log.buckets,
    count(day, minute, total, wake) {
      turnTo(log, day, minute);
      if (total === undefined || (!wake && toTick(minute) === toTick(log.until))) return;
      if (countSteps(log, minute, total, history)) isKept = false;
    },
    keep() {
      if (isKept) return;
      isKept = true;
      try {
        files.writeFileSync(FRESH, log, 'cbor');
        replace(files, KEPT, FRESH);
      } catch (error) {
        warn(KEPT + ' could not be kept: ' + error);
      }
    },
  };
}

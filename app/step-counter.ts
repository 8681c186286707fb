import type { DayNumber, MinuteOfDay } from '../common/snapshot';
import type { ActivityRecord } from './activity-record';
import { type Files, replaceFile } from './files';
import { TICK_COUNT, toTick } from './rim-clock';
import { countSteps, createStepLog, rollOver, type StepLog } from './step-log';

const LOG_FILE = 'steps.cbor';
const NEW_LOG_FILE = 'steps.new';

export interface StepCounter {
  /** Today's steps by tick of the Rim; below 0 is a tick nobody counted. */
  readonly buckets: readonly number[];
  /** Counts up to now: on every wake, and otherwise once a tick. */
  count(day: DayNumber, minute: MinuteOfDay, total: number | undefined, isWake?: boolean): void;
  /** Writes down what was counted since the last time. */
  save(): void;
}

/** Today's step log, in memory and on disk, so that a restarted face knows its morning. */
export function createStepCounter(
  files: Files,
  queryMinutes: (limit: number) => readonly ActivityRecord[],
  warn: (text: string) => void,
): StepCounter {
  // The fresh one is left over where the face ended before it got its name.
  const log = load(LOG_FILE) || load(NEW_LOG_FILE) || createStepLog();
  let isSaved = true;

  function load(name: string): StepLog | undefined {
    try {
      const log = files.readFileSync(name, 'cbor') as StepLog;
      // One NaN spoils the sum: all three are numbers.
      if (log.buckets.length === TICK_COUNT && log.day + log.countedUntil + log.countedSteps >= 0) return log;
    } catch {
      // None was kept yet, or what was kept is of no use: the day is counted anew.
    }
    return undefined;
  }

  return {
    buckets: log.buckets,
    count(day, minute, total, isWake) {
      rollOver(log, day, minute);
      if (total === undefined || (!isWake && toTick(minute) === toTick(log.countedUntil))) return;
      if (countSteps(log, minute, total, queryMinutes)) isSaved = false;
    },
    save() {
      if (isSaved) return;
      isSaved = true;
      try {
        files.writeFileSync(NEW_LOG_FILE, log, 'cbor');
        replaceFile(files, LOG_FILE, NEW_LOG_FILE);
      } catch (error) {
        warn(LOG_FILE + ' could not be kept: ' + error);
      }
    },
  };
}

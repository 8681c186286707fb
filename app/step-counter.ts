import type { DayNumber, MinuteOfDay } from '../common/snapshot';
import { type Files, type Logger, replaceFile } from './files';
import { TICK_COUNT, toTick } from './rim-layout';
import { countSteps, createStepLog, rollOver, type StepLog } from './step-log';
import type { ActivityRecord } from './view';

const LOG_FILE = 'steps.cbor';
const NEW_LOG_FILE = 'steps.new';

export interface StepCounter {
  /** Today's steps by tick of the Rim; below 0: not counted. */
  readonly buckets: readonly number[];
  /** Counts up to now at every wake, otherwise once a tick. `total`: today's steps. */
  count(day: DayNumber, minute: MinuteOfDay, total: number | undefined, isWake?: boolean): void;
  /** Writes to disk what was counted since the last time. */
  save(): void;
}

/** Opens today's step log. It is stored on disk for the restarts of the face. `queryMinutes`: see `countSteps`. */
export function createStepCounter(
  files: Files,
  queryMinutes: (limit: number) => readonly ActivityRecord[],
  logger: Logger,
): StepCounter {
  // The new file is still there if the face ended before it was renamed.
  const log = load(LOG_FILE) || load(NEW_LOG_FILE) || createStepLog();
  let isSaved = true;

  function load(name: string): StepLog | undefined {
    try {
      // The cast: what is used is checked below. With anything but numbers the sum is NaN or a text.
      const log = files.readFileSync(name, 'cbor') as StepLog;
      if (log.buckets.length === TICK_COUNT && log.day + log.minute + log.steps >= 0) return log;
    } catch {
      // There is none yet, or it is damaged: the day is counted anew.
    }
    return undefined;
  }

  return {
    buckets: log.buckets,
    count(day, minute, total, isWake) {
      rollOver(log, day, minute);
      if (total === undefined || (!isWake && toTick(minute) === toTick(log.minute))) return;
      if (countSteps(log, minute, total, queryMinutes)) isSaved = false;
    },
    save() {
      if (isSaved) return;
      isSaved = true;
      try {
        files.writeFileSync(NEW_LOG_FILE, log, 'cbor');
        replaceFile(files, LOG_FILE, NEW_LOG_FILE);
      } catch (error) {
        logger.warn(LOG_FILE + ' not kept: ' + error);
      }
    },
  };
}

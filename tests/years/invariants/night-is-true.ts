import type { SleepSection } from '../../../common/snapshot';
import { listSyncedSleeps } from '../../../simulator/cloud/tracker-sync';
import type { Persona } from '../../../simulator/persona/persona';
import type { RecordedSleep } from '../../../simulator/persona/recorded-sleep';
import type { Instant } from '../../../simulator/world/clock';
import { DAY_MINUTES, MINUTE_MS } from '../../../simulator/world/duration';
import { dataResponsesOf, LONGEST_SYNC_MS } from '../data-responses';
import type { Invariant } from '../invariant';
import { snapshotsOf } from '../snapshots';
import { createKeptCheck } from '../sync-kept';

/** The nights of a request. */
const NIGHTS = 7;
/** Levels of the snapshot, by the names of both kinds of logs. */
const LEVELS = { wake: 0, awake: 0, rem: 1, restless: 1, light: 2, asleep: 2, deep: 3 } as const;
/** A hypnogram of more segments loses the shortest. */
const MAX_SEGMENT_BYTES = 80;

/** Compares with the logs of the person whose data was delivered, as they were then. */
export const nightIsTrue: Invariant = {
  name: 'night-is-true',
  rule: 'A night in a snapshot is the newest main sleep of the person, as far as the service had delivered it whole.',
  except:
    'A response that a fault has changed; a sync during which the phone’s clock was wrong or was set, or after a trip without a profile since, or whose profile was not kept.',
  watch(run, report) {
    const responses = dataResponsesOf(run);
    const { world } = run;
    const travels: Instant[] = world.zone() === world.persona.zone ? [] : [world.clock.now()];
    world.trace.listen((entry, isNew) => {
      if (isNew && entry.kind === 'fault' && entry.name === 'zone') travels.push(entry.t);
    });
    const isKept = createKeptCheck(run);
    /**
     * Whether the companion knew the days when it sent a request. After a trip it guesses them until a profile has come,
     * and again when the profile was lost.
     */
    const areDaysKnown = (at: Instant): boolean => {
      const travelledAt = travels.filter((each) => each <= at).at(-1);
      return (
        travelledAt === undefined ||
        responses
          .list('profile', 0)
          .some(
            ({ isWhole, deliveredAt }) =>
              isWhole &&
              deliveredAt >= travelledAt &&
              deliveredAt <= at &&
              (at - deliveredAt < LONGEST_SYNC_MS || isKept(deliveredAt)),
          )
      );
    };
    snapshotsOf(run).onSent.add(({ sleep, seq }) => {
      const response = sleep && responses.at('sleep', sleep.at);
      if (!sleep || !response?.isWhole || !response.persona) return;
      // A phone whose clock is wrong requests other nights.
      if (!response.wasClockRight || !areDaysKnown(response.sentAt)) return;
      const problem = compareNight(response.persona, sleep, response.handledAt);
      if (problem) report(`snapshot ${seq}: ${problem}`);
    });
    return {};
  },
};

function compareNight(persona: Persona, night: SleepSection, deliveredAt: number): string | undefined {
  const { calendar } = persona;
  const newest = newestMainSleep(persona, deliveredAt);
  const logs = listSyncedSleeps(persona, night.date, deliveredAt);
  if (night.asleep === undefined) {
    return newest
      ? `no night, where the person slept until ${new Date(newest.end).toISOString()}`
      : undefined;
  }
  if (newest && newest.day > night.date) return `the night of day ${night.date}, not of ${newest.day}`;
  const candidates = logs.filter(({ isMain }) => isMain);
  // On a day without a main sleep the longest nap stands for it.
  if (candidates.length === 0) return undefined;
  const minuteOf = (t: number): number => {
    const minutes = Math.floor((t + calendar.offsetMinutes(t) * MINUTE_MS) / MINUTE_MS);
    return minutes % DAY_MINUTES;
  };
  const same = candidates.find(
    (log) =>
      minuteOf(log.start) === night.bed &&
      minuteOf(log.end) === night.rise &&
      log.minutesAsleep === night.asleep,
  );
  if (!same) {
    const truth = candidates.map(
      (log) => `${minuteOf(log.start)}–${minuteOf(log.end)}, ${log.minutesAsleep} min`,
    );
    return `${night.bed}–${night.rise}, ${night.asleep} min of sleep; true are ${truth.join(' and ') || 'none'}`;
  }
  return compareLevels(night, same);
}

function compareLevels(
  { kind = 'stages', minutes, segments, date }: SleepSection,
  log: RecordedSleep,
): string | undefined {
  if (kind !== log.kind) return `the night of day ${date} has a log of ${kind}, not of ${log.kind}`;
  const truth = [0, 0, 0, 0];
  for (const { level, minutes } of log.totals) truth[LEVELS[level]] = (truth[LEVELS[level]] ?? 0) + minutes;
  if (minutes && minutes.join() !== truth.join())
    return `minutes by level ${minutes.join()}, not ${truth.join()}`;
  if (!segments || segments.length >= MAX_SEGMENT_BYTES) return undefined;
  const total = segments.filter((_, i) => i % 2 === 1).reduce((sum, length) => sum + length, 0);
  return total === log.timeInBed ? undefined : `a hypnogram of ${total} minutes, not of ${log.timeInBed}`;
}

/** The newest one that the service had, of the days that the companion requests. */
function newestMainSleep(persona: Persona, deliveredAt: number): RecordedSleep | undefined {
  const today = persona.calendar.dayOf(deliveredAt);
  for (let day = today; day > today - NIGHTS; day--) {
    const main = listSyncedSleeps(persona, day, deliveredAt)
      .filter(({ isMain }) => isMain)
      .at(-1);
    if (main) return main;
  }
  return undefined;
}

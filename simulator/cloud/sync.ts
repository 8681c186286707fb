import type { DayNumber } from '../persona/calendar';
import type { Persona } from '../persona/persona';
import type { SleepLog } from '../persona/sleep-log';
import type { Instant } from '../world/clock';

const MINUTE = 60_000;
/** The watch hands over what it has counted at every full quarter of an hour. */
export const SYNC_STEP = 15 * MINUTE;
/** A night is in the account this long after getting up: it has to be sent and analysed. */
export const SLEEP_DELAY = 10 * MINUTE;

/** Up to when the cloud knows steps and pulse. */
export function knownUntil(now: Instant): Instant {
  return now - (now % SYNC_STEP);
}

/** The sleeps that ended on the day, as far as the cloud knows them. */
export function knownSleeps(persona: Persona, day: DayNumber, now: Instant): SleepLog[] {
  return persona.sleeps(day).filter((log) => log.end + SLEEP_DELAY <= now);
}

/** The resting heart rate comes with the night's log. */
export function knownRestingHeartRate(persona: Persona, day: DayNumber, now: Instant): number | undefined {
  const night = knownSleeps(persona, day, now).find((log) => log.main);
  return night && persona.restingHeartRate(day);
}

import type { DayNumber } from '../persona/calendar';
import type { NightVitals } from '../persona/night-vitals';
import type { Persona } from '../persona/persona';
import type { RecordedSleep } from '../persona/recorded-sleep';
import type { Instant } from '../world/clock';
import { MINUTE_MS } from '../world/duration';

/** The watch hands over what it has counted at every full quarter of an hour. */
export const SYNC_INTERVAL_MS = 15 * MINUTE_MS;
/** A night is in the account this long after getting up: it has to be sent and analysed. */
export const SLEEP_DELAY_MS = 10 * MINUTE_MS;
/** What was measured in the night takes its time after that; oxygen saturation longer. */
export const VITALS_DELAY_MS = 15 * MINUTE_MS;
export const OXYGEN_DELAY_MS = 50 * MINUTE_MS;

/** Up to when the cloud knows steps and pulse. */
export function syncedUntil(now: Instant): Instant {
  return now - (now % SYNC_INTERVAL_MS);
}

/** The sleeps that ended on the day, as far as the cloud knows them. */
export function syncedSleeps(persona: Persona, day: DayNumber, now: Instant): RecordedSleep[] {
  return persona.sleeps(day).filter((log) => log.end + SLEEP_DELAY_MS <= now);
}

/** The resting heart rate comes with the night's log. */
export function syncedRestingHeartRate(persona: Persona, day: DayNumber, now: Instant): number | undefined {
  return syncedMainSleep(persona, day, now) && persona.restingHeartRate(day);
}

/** What was measured in the night, as far as the cloud has worked it out. */
export function syncedVitals(persona: Persona, day: DayNumber, now: Instant): Partial<NightVitals> {
  if (!syncedMainSleep(persona, day, now - VITALS_DELAY_MS)) return {};
  const { oxygen, ...others } = persona.vitals(day) ?? {};
  return oxygen && syncedMainSleep(persona, day, now - OXYGEN_DELAY_MS) ? { ...others, oxygen } : others;
}

function syncedMainSleep(persona: Persona, day: DayNumber, now: Instant): RecordedSleep | undefined {
  return syncedSleeps(persona, day, now).find((log) => log.isMain);
}

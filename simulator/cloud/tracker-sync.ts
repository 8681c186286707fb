import type { DayNumber } from '../persona/calendar';
import type { NightVitals } from '../persona/night-vitals';
import type { Persona } from '../persona/persona';
import type { RecordedSleep } from '../persona/recorded-sleep';
import type { Instant } from '../world/clock';
import { MINUTE_MS } from '../world/duration';

/** The time from getting up until the night is in the account: it must be sent and analysed. */
export const SLEEP_DELAY_MS = 10 * MINUTE_MS;
/** The further time until the night's vitals are in the account; oxygen saturation takes longer. */
const VITALS_DELAY_MS = 15 * MINUTE_MS;
const OXYGEN_DELAY_MS = 50 * MINUTE_MS;

/** The sleeps that ended on the day and are in the account. */
export function listSyncedSleeps(persona: Persona, day: DayNumber, now: Instant): RecordedSleep[] {
  return persona.sleeps(day).filter((log) => log.end + SLEEP_DELAY_MS <= now);
}

/** The resting heart rate, which arrives with the night's sleep log. */
export function syncedRestingHeartRate(persona: Persona, day: DayNumber, now: Instant): number | undefined {
  return syncedMainSleep(persona, day, now) && persona.restingHeartRate(day);
}

/** The night's vitals that are in the account. */
export function syncedVitals(persona: Persona, day: DayNumber, now: Instant): Partial<NightVitals> {
  if (!syncedMainSleep(persona, day, now - VITALS_DELAY_MS)) return {};
  const { oxygen, ...others } = persona.vitals(day) ?? {};
  return oxygen && syncedMainSleep(persona, day, now - OXYGEN_DELAY_MS) ? { ...others, oxygen } : others;
}

function syncedMainSleep(persona: Persona, day: DayNumber, now: Instant): RecordedSleep | undefined {
  return listSyncedSleeps(persona, day, now).find((log) => log.isMain);
}

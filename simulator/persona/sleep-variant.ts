import { DAY_MS, MINUTE_MS } from '../world/duration';
import type { DayNumber } from './calendar';
import { DayCache } from './day-cache';
import type { Persona } from './persona';
import { type RecordedSleep, recordSleep } from './recorded-sleep';

/** How a person can sleep otherwise: without any log, or with ten naps a day beside the night. */
const SLEEP_VARIANTS = ['no-sleep', 'naps'] as const;
export type SleepVariant = (typeof SLEEP_VARIANTS)[number];

const NAPS_A_DAY = 10;
const NAP_MS = 20 * MINUTE_MS;
const BETWEEN_NAPS_MS = 20 * MINUTE_MS;

const variants = new WeakMap<Persona, Partial<Record<SleepVariant, Persona>>>();

/** The same person with other sleep logs; everything else is as usual. */
export function withSleepVariant(persona: Persona, variant: SleepVariant): Persona {
  const known = variants.get(persona) ?? {};
  const changed = known[variant] ?? createVariant(persona, variant);
  variants.set(persona, { ...known, [variant]: changed });
  return changed;
}

function createVariant(persona: Persona, variant: SleepVariant): Persona {
  const days = new DayCache<readonly RecordedSleep[]>();
  const changes: Partial<Persona> =
    variant === 'naps'
      ? { sleeps: (day) => days.get(day, () => addNaps(persona, day)) }
      : { sleeps: () => [], restingHeartRate: () => undefined, vitals: () => undefined };
  // The methods of a persona call one another, and these are called then.
  return Object.assign(Object.create(persona), changes);
}

/** The logs of the day with naps wherever the person is awake, until there are ten. */
function addNaps(persona: Persona, day: DayNumber): readonly RecordedSleep[] {
  const sleeps = persona.sleeps(day);
  const taken = [...sleeps, ...persona.sleeps(day + 1)];
  const { start: midnight } = persona.calendar.spanOfDay(day);
  const naps: RecordedSleep[] = [];
  for (let start = midnight; start < midnight + DAY_MS - NAP_MS; start += NAP_MS + BETWEEN_NAPS_MS) {
    const end = start + NAP_MS;
    if (naps.length === NAPS_A_DAY) break;
    if (taken.some((sleep) => sleep.start < end && start < sleep.end)) continue;
    const rng = persona.rngFor(`nap ${naps.length}`, day);
    naps.push(recordSleep({ day, start, end, isMain: false, kind: 'classic', quality: 0.5 }, rng));
  }
  return [...sleeps, ...naps].sort((a, b) => a.end - b.end);
}

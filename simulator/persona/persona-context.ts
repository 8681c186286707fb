import type { Calendar, DayNumber } from './calendar';
import type { PersonaDefinition } from './persona-definition';
import type { RngFor } from './rng';

/** What the generators of a persona's data share. */
export interface PersonaContext {
  readonly definition: PersonaDefinition;
  readonly calendar: Calendar;
  /** The first day with data. */
  readonly memberSince: DayNumber;
  readonly rngFor: RngFor;
}

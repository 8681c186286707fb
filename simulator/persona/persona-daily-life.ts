import type { DailyLife } from '../world/daily-life';
import type { Persona } from './persona';
import { TownWeather } from './weather';
import { Whereabouts } from './whereabouts';

/** The world around the persona, a pure function of seed and time. */
export function createPersonaDailyLife(persona: Persona): DailyLife {
  const weather = new TownWeather(persona.town, persona.rngFor);
  const whereabouts = new Whereabouts(persona);
  const { firstName, lastName } = persona.account;
  return {
    townName: persona.town.name,
    account: {
      name: persona.fullName,
      address: `${firstName}.${lastName}@example.com`.toLowerCase(),
    },
    position: (t) => whereabouts.position(t),
    weather: (t) => weather.at(t),
    appointments(start, end) {
      const { calendar } = persona;
      // The day before, because a night shift ends on the next one.
      const first = calendar.dayOf(start) - 1;
      const days = Array.from({ length: Math.max(calendar.dayOf(end) - first + 1, 0) }, (_, i) => first + i);
      return days
        .flatMap((day) => persona.appointments(day))
        .filter((appointment) => appointment.end > start && appointment.start < end);
    },
  };
}

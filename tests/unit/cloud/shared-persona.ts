import { createPersona } from '../../../simulator/persona/create-persona';
import type { Persona } from '../../../simulator/persona/persona';

const made = new Map<string, Persona>();

/** One persona a name for all tests of a file: a life is the same each time, and keeps the days it has made. */
export function sharedPersona(name: string): Persona {
  const persona = made.get(name) ?? createPersona(name);
  made.set(name, persona);
  return persona;
}

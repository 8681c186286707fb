import { createPersona } from '../../../simulator/persona/create-persona';
import type { Persona } from '../../../simulator/persona/persona';

const made = new Map<string, Persona>();

/** Returns one persona per name: it caches its days, which are slow to make. */
export function sharedPersona(name: string): Persona {
  const persona = made.get(name) ?? createPersona(name);
  made.set(name, persona);
  return persona;
}

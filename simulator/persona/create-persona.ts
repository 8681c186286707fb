import { GeneratedPersona } from './generated-persona';
import { idle } from './idle';
import { mara } from './mara';
import { noor } from './noor';
import type { Persona } from './persona';
import type { PersonaDefinition } from './persona-definition';
import { isPersonaName, PERSONA_NAMES, type PersonaName } from './persona-names';

const DEFINITIONS: Readonly<Record<PersonaName, PersonaDefinition>> = { mara, noor, idle };

/** Generates a persona; another seed is another life of the same person. Throws a RangeError for an unknown name. */
export function createPersona(name: string, seed = 1): Persona {
  if (!isPersonaName(name)) throw new RangeError(`no persona ${name}; there are ${PERSONA_NAMES.join(', ')}`);
  return new GeneratedPersona(DEFINITIONS[name], seed);
}

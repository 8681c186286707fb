import { GeneratedPersona } from './generated-persona';
import { idle } from './idle';
import { mara } from './mara';
import { noor } from './noor';
import type { Persona } from './persona';
import type { PersonaDefinition } from './persona-definition';

const definitions: readonly PersonaDefinition[] = [mara, noor, idle];

/** The names that `createPersona` knows; the first is the default. */
export const PERSONA_NAMES: readonly string[] = definitions.map(({ name }) => name);

/** Generates a persona; another seed is another life of the same person. Throws a RangeError for an unknown name. */
export function createPersona(name: string, seed = 1): Persona {
  const definition = definitions.find((candidate) => candidate.name === name);
  if (!definition) throw new RangeError(`no persona ${name}; there are ${PERSONA_NAMES.join(', ')}`);
  return new GeneratedPersona(definition, seed);
}

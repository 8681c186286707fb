import { isPersonaName, type PersonaName } from '../persona/persona-names';
import { isSeed } from '../world/guards';

/** Whose data a world begins with. */
export interface ChosenPerson {
  persona: PersonaName;
  /** Which of the person's possible lives; a whole number of up to nine digits. */
  seed: number;
}

/** The page's commands that the server performs itself, because the world may not respond. */
export type ServerCommand =
  | { type: 'stopWorld' }
  /** Without `person`, the same as before. */
  | { type: 'restartWorld'; person?: ChosenPerson };

/** The server's command in a page's message; undefined for all other messages. */
export function parseServerCommand(text: string): ServerCommand | undefined {
  // Most messages are not the server's, and some are large.
  const type = (['stopWorld', 'restartWorld'] as const).find((each) => text.startsWith(`{"type":"${each}"`));
  if (type === undefined) return undefined;
  if (text === JSON.stringify({ type })) return { type };
  const person = parsePerson(text);
  return type === 'restartWorld' && person ? { type, person } : undefined;
}

function parsePerson(text: string): ChosenPerson | undefined {
  let message: { person?: { persona?: unknown; seed?: unknown } | null };
  try {
    message = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { persona, seed } = message.person ?? {};
  return isPersonaName(persona) && isSeed(seed) ? { persona, seed } : undefined;
}

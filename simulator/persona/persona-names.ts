/** The invented people; the first is the default. */
export const PERSONA_NAMES = ['mara', 'noor', 'idle'] as const;
export type PersonaName = (typeof PERSONA_NAMES)[number];

export function isPersonaName(name: unknown): name is PersonaName {
  return PERSONA_NAMES.some((each) => each === name);
}

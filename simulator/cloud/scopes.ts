/** The scopes in the order of the consent page: code, wording, access in an introspection. */
const SCOPES = [
  ['activity', 'Activity and exercise', 'READ_WRITE'],
  ['heartrate', 'Heart rate', 'READ'],
  ['sleep', 'Sleep', 'READ_WRITE'],
  ['profile', 'Profile', 'READ_WRITE'],
  ['settings', 'Devices and settings', 'READ_WRITE'],
  ['nutrition', 'Food and water', 'READ_WRITE'],
  ['weight', 'Weight', 'READ_WRITE'],
  ['oxygen_saturation', 'Oxygen saturation (SpO2)', 'READ'],
  ['respiratory_rate', 'Breathing rate', 'READ'],
  ['temperature', 'Temperature', 'READ'],
  ['cardio_fitness', 'Cardio fitness', 'READ'],
  ['electrocardiogram', 'Electrocardiogram', 'READ'],
  ['irregular_rhythm_notifications', 'Irregular rhythm notifications', 'READ'],
  ['location', 'Location', 'READ'],
  ['social', 'Friends', 'READ_WRITE'],
] as const;

export type Scope = (typeof SCOPES)[number][0];

const wordings = new Map<string, string>(SCOPES.map(([code, wording]) => [code, wording]));

/** Reads a scope list that is separated by spaces; `unknown` is the first code that does not exist. */
export function readScopes(text: string): { scopes: Scope[]; unknown: string | undefined } {
  const codes = text.split(' ').filter((code) => code !== '');
  return {
    scopes: SCOPES.map(([code]) => code).filter((code) => codes.includes(code)),
    unknown: codes.find((code) => !wordings.has(code)),
  };
}

/** The scope's name on the consent page. */
export function describeScope(scope: Scope): string {
  return wordings.get(scope) ?? scope;
}

/** Formats scopes as only introspection does: `{ACTIVITY=READ_WRITE, SLEEP=READ_WRITE}`. */
export function formatIntrospectedScopes(scopes: readonly Scope[]): string {
  const rows = SCOPES.filter(([code]) => scopes.includes(code));
  return `{${rows.map(([code, , access]) => `${code.toUpperCase()}=${access}`).join(', ')}}`;
}

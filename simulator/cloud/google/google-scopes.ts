/** All scopes begin so. */
export const SCOPE_PREFIX = 'https://www.googleapis.com/auth/';

/** What an app may be allowed to read, in the order of the consent page: name of the scope, wording. */
const table = [
  ['googlehealth.activity_and_fitness.readonly', 'Activity and fitness'],
  ['googlehealth.health_metrics_and_measurements.readonly', 'Heart, breathing, temperature and weight'],
  ['googlehealth.sleep.readonly', 'Sleep'],
  ['googlehealth.nutrition.readonly', 'Food and water'],
  ['googlehealth.settings.readonly', 'Devices and settings'],
  ['googlehealth.profile.readonly', 'Profile'],
  ['googlehealth.ecg.readonly', 'Electrocardiogram'],
  ['googlehealth.irn.readonly', 'Irregular rhythm notifications'],
] as const;

export type GoogleScope = (typeof table)[number][0];

export const googleScopes: readonly GoogleScope[] = table.map(([name]) => name);

const wordings = new Map<string, string>(table);

/** Splits a scope list at its spaces; `unknown` is the first entry that names no scope. */
export function readGoogleScopes(text: string): { scopes: GoogleScope[]; unknown: string | undefined } {
  const asked = text.split(' ').filter((entry) => entry !== '');
  return {
    scopes: googleScopes.filter((name) => asked.includes(SCOPE_PREFIX + name)),
    unknown: asked.find((entry) => !entry.startsWith(SCOPE_PREFIX) || !wordings.has(shortName(entry))),
  };
}

/** As apps and answers write them: whole addresses, separated by spaces. */
export function writeGoogleScopes(scopes: readonly GoogleScope[]): string {
  return scopes.map((name) => SCOPE_PREFIX + name).join(' ');
}

export function googleScopeWording(scope: GoogleScope): string {
  return wordings.get(scope) ?? scope;
}

function shortName(entry: string): string {
  return entry.slice(SCOPE_PREFIX.length);
}

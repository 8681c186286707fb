/** The start of every scope's address. */
export const SCOPE_PREFIX = 'https://www.googleapis.com/auth/';

/** Every scope and its wording, in the order of the consent page. */
const SCOPE_WORDINGS = [
  ['googlehealth.activity_and_fitness.readonly', 'Activity and fitness'],
  ['googlehealth.health_metrics_and_measurements.readonly', 'Heart, breathing, temperature and weight'],
  ['googlehealth.sleep.readonly', 'Sleep'],
  ['googlehealth.nutrition.readonly', 'Food and water'],
  ['googlehealth.settings.readonly', 'Devices and settings'],
  ['googlehealth.profile.readonly', 'Profile'],
  ['googlehealth.ecg.readonly', 'Electrocardiogram'],
  ['googlehealth.irn.readonly', 'Irregular rhythm notifications'],
] as const;

/** A scope without the start of its address. */
export type GoogleScope = (typeof SCOPE_WORDINGS)[number][0];

/** In the order of the consent page. */
export const GOOGLE_SCOPES: readonly GoogleScope[] = SCOPE_WORDINGS.map(([name]) => name);

const wordings = new Map<string, string>(SCOPE_WORDINGS);

/** Parses a list of scopes, separated by spaces; `unknown` is the first entry that is no scope. */
export function parseGoogleScopes(text: string): { scopes: GoogleScope[]; unknown: string | undefined } {
  const entries = text.split(' ').filter((entry) => entry !== '');
  return {
    scopes: GOOGLE_SCOPES.filter((name) => entries.includes(SCOPE_PREFIX + name)),
    unknown: entries.find((entry) => !entry.startsWith(SCOPE_PREFIX) || !wordings.has(removePrefix(entry))),
  };
}

/** Whole addresses of the scopes, separated by spaces. */
export function formatGoogleScopes(scopes: readonly GoogleScope[]): string {
  return scopes.map((name) => SCOPE_PREFIX + name).join(' ');
}

/** The scope in words, for the consent page. */
export function describeGoogleScope(scope: GoogleScope): string {
  return wordings.get(scope) ?? scope;
}

function removePrefix(entry: string): string {
  return entry.slice(SCOPE_PREFIX.length);
}

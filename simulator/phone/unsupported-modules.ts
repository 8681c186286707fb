import type { Realm } from '../realm/realm';

/** Modules that a companion can import on a real phone and that this one has not. */
const UNSUPPORTED_MODULES: ReadonlySet<string> = new Set([
  'app-cluster-storage',
  'calendars',
  'device-notifications',
  'external-app',
  'geolocation',
  'image',
  'mobile-notifications',
  'secure-exchange',
  'user-water',
  'user-weight',
  'weather',
]);

/**
 * A module without its exports, as a companion finds one it lacks the permission for, and a warning; undefined where a
 * real phone has none of that name either.
 */
export function createUnsupportedCompanionModule(
  realm: Realm,
  name: string,
  warn: (text: string) => void,
): Record<string, unknown> | undefined {
  if (!UNSUPPORTED_MODULES.has(name)) return undefined;
  warn(`"${name}" is not simulated: a real phone has it, here its exports are missing`);
  return realm.createModule({ default: undefined });
}

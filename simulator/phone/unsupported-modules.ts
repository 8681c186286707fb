import type { Realm } from '../realm/realm';

/** Modules of a real phone that are not simulated. */
export const UNSUPPORTED_COMPANION_MODULES: ReadonlySet<string> = new Set([
  'device-notifications',
  'events',
  'external-app',
  'mobile-notifications',
  'permissions',
  'resources',
  'secure-exchange',
  'user-water',
  'user-weight',
  'util',
]);

/**
 * A module without exports, such as a companion gets without the permission, and a warning. Undefined if a real
 * phone has no module of that name.
 */
export function createUnsupportedCompanionModule(
  realm: Realm,
  name: string,
  warn: (text: string) => void,
): Record<string, unknown> | undefined {
  if (!UNSUPPORTED_COMPANION_MODULES.has(name)) return undefined;
  warn(`"${name}" is not simulated: a real phone has it, here its exports are missing`);
  return realm.createModule({ default: undefined });
}

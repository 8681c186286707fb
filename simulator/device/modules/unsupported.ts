import type { AppContext } from '../app-context';

/** A module without exports, which an app without the permission gets. */
export function createEmptyModule({ realm }: AppContext): Record<string, unknown> {
  return realm.createModule({ default: undefined });
}

/** A module of a real watch that is not simulated: it has no exports, and the app's developer gets a warning. */
export function createUnsupportedDeviceModule(context: AppContext, name: string): Record<string, unknown> {
  context.warn(`"${name}" is not simulated: a real watch has it, here its exports are missing`);
  return createEmptyModule(context);
}

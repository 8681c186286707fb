import type { AppContext } from '../app-context';

/** A module without its exports: the app lacks a permission, so it finds `undefined` where they would be. */
export function createEmptyModule({ realm }: AppContext): Record<string, unknown> {
  return realm.createModule({ default: undefined });
}

/** A module that a real watch has and this simulator has not: without its exports too, and said so. */
export function createUnsupportedDeviceModule(context: AppContext, name: string): Record<string, unknown> {
  context.warn(`"${name}" is not simulated: a real watch has it, here its exports are missing`);
  return createEmptyModule(context);
}

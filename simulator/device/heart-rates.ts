import type { AppContext } from './app-context';

const PERMISSION = 'access_heart_rate';

/**
 * Makes heart rates of a record tell that they need access_heart_rate, where the app lacks it: only a look at them, as
 * most apps want the other values. What they have is undefined then anyway.
 */
export function guardHeartRates(
  { realm, isGranted, warnUnlessGranted }: AppContext,
  record: object,
  { module, names }: { module: string; names: readonly string[] },
): void {
  if (isGranted(PERMISSION)) return;
  for (const name of names) {
    const value: unknown = Reflect.get(record, name);
    const read = (): unknown => {
      warnUnlessGranted(`${module}: ${name}`, PERMISSION);
      return value;
    };
    const get = realm.createFunction(read, name) as () => unknown;
    Object.defineProperty(record, name, { enumerable: true, configurable: true, get });
  }
}

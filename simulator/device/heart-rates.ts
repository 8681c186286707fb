import type { AppContext } from './app-context';

const PERMISSION = 'access_heart_rate';

/**
 * Without access_heart_rate, reading a heart rate of the record is reported. Reading its other values, which most apps
 * want, is not. The heart rates are undefined in that case.
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
    const get = realm.createFunction(read, name);
    Object.defineProperty(record, name, { enumerable: true, configurable: true, get });
  }
}

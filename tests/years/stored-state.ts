import { readPreferences } from '../../common/preferences';
import { SettingsKey, type Status } from '../../common/settings-keys';
import { fitbit } from '../../companion/sources/fitbit/fitbit';
import { createGoogle } from '../../companion/sources/google/google';
import { type DataSet, dataSetsFor, isGranted } from '../../companion/sources/health-source';
import type { World } from '../../simulator/run/world';

const SERVICES_BY_NAME = {
  fitbit,
  google: createGoogle(
    () => {},
    () => 0,
    () => 0,
  ),
};

/** What the companion reports to the settings page; undefined before its first run. */
export function readStatus({ settings }: World): Status | undefined {
  const text = settings.get(SettingsKey.status);
  // Written by our own companion.
  return text === null ? undefined : (JSON.parse(text) as Status);
}

/** The data sets that the companion keeps in its storage. */
export function readStoredDataSets({ localStore }: World): string[] {
  const text = localStore.get('records');
  // Written by our own companion; see companion/stored-value.ts.
  return text === null ? [] : Object.keys((JSON.parse(text) as { value?: object }).value ?? {});
}

/** The data sets that home and the enabled pages draw, and that the wearer has allowed. */
export function dataSetsInUse({ settings }: World, { service, grantedScopes }: Status): DataSet[] {
  if (service === 'none') return [];
  const { pages } = readPreferences((key) => settings.get(key));
  return dataSetsFor(pages).filter(isGranted(grantedScopes, SERVICES_BY_NAME[service]));
}

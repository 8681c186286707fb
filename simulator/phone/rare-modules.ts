import { createGeolocationModule } from '../peer/geolocation-module';
import { PHONE_POSITIONING } from '../peer/position-receiver';
import type { Realm } from '../realm/realm';
import type { Clock } from '../world/clock';
import type { DailyLife } from '../world/daily-life';
import type { Network } from '../world/network';
import type { WarnUnlessGranted } from '../world/warn-unless-granted';
import type { WatchPreferences } from '../world/watch-preferences';
import { createCalendarsModule } from './calendars-module';
import { type ClusterStorages, createClusterStorageModule } from './cluster-storage';
import { createImageModule } from './image-module';
import { createWeatherModule } from './weather-module';

/** What few companions use: each module is created when it is first required. */
export const RARE_COMPANION_MODULES = [
  'app-cluster-storage',
  'calendars',
  'geolocation',
  'image',
  'weather',
] as const;
export type RareCompanionModule = (typeof RARE_COMPANION_MODULES)[number];

interface RareModulesOptions {
  realm: Realm;
  clock: Clock;
  network: Network;
  zone: () => string;
  dailyLife?: DailyLife;
  /** The wearer's unit of temperature; by default Celsius. */
  temperatureUnit?: () => WatchPreferences['units']['temperature'];
  clusterStorages: ClusterStorages;
  warnUnlessGranted: WarnUnlessGranted;
  warn(text: string): void;
  /** Runs `work` at the end of the companion. */
  onEnd(work: () => void): void;
}

/** Functions that create the modules; each is called at most once. */
export function createRareModules(
  options: RareModulesOptions,
): Readonly<Record<RareCompanionModule, () => Record<string, unknown>>> {
  const { realm, clock, zone, dailyLife, warnUnlessGranted, warn } = options;
  return {
    'app-cluster-storage': () =>
      createClusterStorageModule({ realm, storages: options.clusterStorages, warnUnlessGranted, warn }),
    calendars: () => createCalendarsModule({ realm, clock, dailyLife, warnUnlessGranted }),
    geolocation: () => {
      const { module, close } = createGeolocationModule({
        realm,
        clock,
        positioning: PHONE_POSITIONING,
        dailyLife,
        warnUnlessGranted,
        warn,
      });
      options.onEnd(close);
      return module;
    },
    image: () => createImageModule({ realm, clock, warn }),
    weather: () =>
      createWeatherModule({
        realm,
        clock,
        network: options.network,
        zone,
        dailyLife,
        defaultUnit: () => (options.temperatureUnit?.() === 'F' ? 'fahrenheit' : 'celsius'),
        warnUnlessGranted,
      }),
  };
}

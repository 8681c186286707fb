import type { Realm } from '../realm/realm';
import type { Clock } from '../world/clock';
import type { DailyLife } from '../world/daily-life';
import { optionsOf } from '../world/options-of';
import type { WarnUnlessGranted } from '../world/warn-unless-granted';
import { type Positioning, PositionReceiver } from './position-receiver';
import { createPositionReports } from './position-reports';
import { type PositionOptions, PositionRequests } from './position-requests';

interface GeolocationOptions {
  realm: Realm;
  clock: Clock;
  positioning: Positioning;
  /** Undefined: the position is not available. */
  dailyLife: DailyLife | undefined;
  warnUnlessGranted: WarnUnlessGranted;
  warn(text: string): void;
}

/**
 * `geolocation` of watch and phone. Without access_location each request fails with PERMISSION_DENIED; `close` ends
 * them all.
 */
export function createGeolocationModule(options: GeolocationOptions): {
  module: Record<string, unknown>;
  close(): void;
} {
  const { realm, clock, positioning, dailyLife } = options;
  const requests = new PositionRequests({
    clock,
    positioning,
    receiver: new PositionReceiver({ clock, positioning, dailyLife }),
    isGranted: () => options.warnUnlessGranted('geolocation', 'access_location'),
  });
  const watches = new Map<number, () => void>();
  let lastWatchId = 0;
  const createReports = (onSuccess: unknown, onError: unknown) =>
    createPositionReports(realm, positioning.accuracy, { onSuccess, onError });

  const read = (value: unknown) => readOptions(value, options.warn);

  const geolocation = realm.createObject({
    getCurrentPosition(onSuccess: unknown, onError?: unknown, positionOptions?: unknown) {
      requests.requestOnce(createReports(onSuccess, onError), read(positionOptions));
    },
    watchPosition(onSuccess: unknown, onError?: unknown, positionOptions?: unknown) {
      const end = requests.watch(createReports(onSuccess, onError), read(positionOptions));
      lastWatchId += 1;
      watches.set(lastWatchId, end);
      return lastWatchId;
    },
    clearWatch(id: unknown) {
      watches.get(Number(id))?.();
      watches.delete(Number(id));
    },
  });
  return {
    module: realm.createModule({ geolocation }, 'geolocation'),
    close: () => requests.close(),
  };
}

const OPTIONS: readonly string[] = ['enableHighAccuracy', 'maximumAge', 'timeout'];
/** Of an unknown one in a warning. */
const MAX_OPTION_LENGTH = 100;

function readOptions(value: unknown, warn: (text: string) => void): PositionOptions {
  if (typeof value === 'object' && value !== null)
    for (const option of Object.keys(value))
      if (!OPTIONS.includes(option))
        warn(`geolocation has no option "${option.slice(0, MAX_OPTION_LENGTH)}"`);
  const { timeout, maximumAge } = optionsOf(value);
  return {
    timeoutMs: typeof timeout === 'number' ? Math.max(timeout, 0) : Number.POSITIVE_INFINITY,
    maximumAgeMs: typeof maximumAge === 'number' ? maximumAge : 0,
  };
}

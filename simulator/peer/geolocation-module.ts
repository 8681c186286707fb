import type { Realm } from '../realm/realm';
import type { Clock } from '../world/clock';
import type { DailyLife } from '../world/daily-life';
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

  const geolocation = realm.createObject({
    getCurrentPosition(onSuccess: unknown, onError?: unknown, positionOptions?: unknown) {
      requests.requestOnce(createReports(onSuccess, onError), readOptions(positionOptions));
    },
    watchPosition(onSuccess: unknown, onError?: unknown, positionOptions?: unknown) {
      const end = requests.watch(createReports(onSuccess, onError), readOptions(positionOptions));
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

function readOptions(value: unknown): PositionOptions {
  const { timeout, maximumAge } = (value ?? {}) as { timeout?: unknown; maximumAge?: unknown };
  return {
    timeoutMs: typeof timeout === 'number' ? Math.max(timeout, 0) : Number.POSITIVE_INFINITY,
    maximumAgeMs: typeof maximumAge === 'number' ? maximumAge : 0,
  };
}

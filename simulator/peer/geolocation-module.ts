import type { Realm } from '../realm/realm';
import type { Clock, Instant, Timer } from '../world/clock';
import type { DailyLife, Position } from '../world/daily-life';
import { SECOND_MS } from '../world/duration';

const PERMISSION_DENIED = 1;
const POSITION_UNAVAILABLE = 2;
const TIMEOUT = 3;
type ErrorCode = typeof PERMISSION_DENIED | typeof POSITION_UNAVAILABLE | typeof TIMEOUT;

const MESSAGES: Readonly<Record<ErrorCode, string>> = {
  [PERMISSION_DENIED]: 'The app has no permission to use the location',
  [POSITION_UNAVAILABLE]: 'The position is not available',
  [TIMEOUT]: 'There was no position in time',
};

/** How a device finds its position. */
export interface Positioning {
  /** The time to the first position, and between the positions of a watch. */
  firstFixMs: number;
  intervalMs: number;
  /** m */
  accuracy: number;
}

/** A watch needs some seconds under the sky, then it has a position each second. */
export const WATCH_POSITIONING: Positioning = {
  firstFixMs: 8 * SECOND_MS,
  intervalMs: SECOND_MS,
  accuracy: 5,
};
/** A phone knows its position from networks too. */
export const PHONE_POSITIONING: Positioning = {
  firstFixMs: SECOND_MS,
  intervalMs: 5 * SECOND_MS,
  accuracy: 18,
};

interface GeolocationOptions {
  realm: Realm;
  clock: Clock;
  positioning: Positioning;
  /** Undefined: the position is not available. */
  dailyLife: DailyLife | undefined;
  isGranted(permission: string): boolean;
}

interface PositionOptions {
  timeoutMs: number;
  maximumAgeMs: number;
}

/** The position as `geolocation` describes it, a plain object. */
export function describePosition(
  position: Position,
  accuracy: number,
  timestamp: Instant,
): Record<string, unknown> {
  return {
    coords: {
      latitude: position.latitude,
      longitude: position.longitude,
      accuracy,
      altitude: position.altitude,
      altitudeAccuracy: 2 * accuracy,
      // By the W3C's text: not a number while the device stands still.
      heading: position.heading ?? Number.NaN,
      speed: position.speed,
    },
    timestamp,
  };
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
  const watches = new Map<number, () => void>();
  const pending = new Set<Timer>();
  let lastWatchId = 0;
  /** The position that the device knows. */
  let latestFix: { at: Instant; position: Position } | undefined;

  const later = (delayMs: number, work: () => void): Timer => {
    const timer = clock.after(delayMs, () => {
      pending.delete(timer);
      work();
    });
    pending.add(timer);
    return timer;
  };
  const cancel = (timer: Timer): void => {
    timer.cancel();
    pending.delete(timer);
  };
  const takeFix = (): { at: Instant; position: Position } | undefined => {
    if (!dailyLife) return undefined;
    latestFix = { at: clock.now(), position: dailyLife.position(clock.now()) };
    return latestFix;
  };
  const report = (onSuccess: RealmCallback, fix: { at: Instant; position: Position }): void => {
    realm.run(() => onSuccess(realm.toRealm(describePosition(fix.position, positioning.accuracy, fix.at))));
  };
  const reportError = (onError: RealmCallback | undefined, code: ErrorCode): void => {
    if (!onError) return;
    realm.run(() =>
      onError(
        realm.toRealm({ code, message: MESSAGES[code], PERMISSION_DENIED, POSITION_UNAVAILABLE, TIMEOUT }),
      ),
    );
  };

  /** Reports one position or error; the returned function cancels. */
  function requestPosition(
    onSuccess: RealmCallback,
    onError: RealmCallback | undefined,
    { timeoutMs, maximumAgeMs }: PositionOptions,
  ): () => void {
    if (!options.isGranted('access_location')) {
      const timer = later(0, () => reportError(onError, PERMISSION_DENIED));
      return () => cancel(timer);
    }
    const cached = latestFix;
    if (cached && clock.now() - cached.at <= maximumAgeMs) {
      const timer = later(0, () => report(onSuccess, cached));
      return () => cancel(timer);
    }
    const isTooSlow = timeoutMs < positioning.firstFixMs;
    const timer = later(isTooSlow ? timeoutMs : positioning.firstFixMs, () => {
      const fix = isTooSlow ? undefined : takeFix();
      if (fix) report(onSuccess, fix);
      else reportError(onError, isTooSlow ? TIMEOUT : POSITION_UNAVAILABLE);
    });
    return () => cancel(timer);
  }

  /** Reports positions for ever; the returned function ends that. A phone reports only where it has moved. */
  function watchPositions(
    onSuccess: RealmCallback,
    onError: RealmCallback | undefined,
    positionOptions: PositionOptions,
  ): () => void {
    let timer: Timer | undefined;
    let lastReported: Position | undefined;
    const scheduleNext = () => {
      timer = later(positioning.intervalMs, () => {
        scheduleNext();
        const fix = takeFix();
        if (!fix || (positioning !== WATCH_POSITIONING && isSamePosition(fix.position, lastReported))) return;
        lastReported = fix.position;
        report(onSuccess, fix);
      });
    };
    const stopFirst = requestPosition(
      (position) => {
        lastReported = latestFix?.position;
        scheduleNext();
        onSuccess(position);
      },
      onError,
      positionOptions,
    );
    return () => {
      stopFirst();
      if (timer) cancel(timer);
    };
  }

  const geolocation = realm.createObject({
    getCurrentPosition(onSuccess: unknown, onError?: unknown, positionOptions?: unknown) {
      requestPosition(requireCallback(onSuccess), asCallback(onError), readOptions(positionOptions));
    },
    watchPosition(onSuccess: unknown, onError?: unknown, positionOptions?: unknown) {
      const id = ++lastWatchId;
      watches.set(
        id,
        watchPositions(requireCallback(onSuccess), asCallback(onError), readOptions(positionOptions)),
      );
      return id;
    },
    clearWatch(id: unknown) {
      watches.get(Number(id))?.();
      watches.delete(Number(id));
    },
  });
  return {
    module: realm.createModule({ geolocation }, 'geolocation'),
    close() {
      for (const timer of pending) timer.cancel();
      pending.clear();
    },
  };
}

type RealmCallback = (value: unknown) => unknown;

function asCallback(value: unknown): RealmCallback | undefined {
  // A function of the app; it takes what it likes.
  return typeof value === 'function' ? (value as RealmCallback) : undefined;
}

function requireCallback(value: unknown): RealmCallback {
  const callback = asCallback(value);
  if (!callback) throw new TypeError('expected a function that receives the position');
  return callback;
}

function readOptions(value: unknown): PositionOptions {
  const { timeout, maximumAge } = (value ?? {}) as { timeout?: unknown; maximumAge?: unknown };
  return {
    timeoutMs: typeof timeout === 'number' ? Math.max(timeout, 0) : Number.POSITIVE_INFINITY,
    maximumAgeMs: typeof maximumAge === 'number' ? maximumAge : 0,
  };
}

function isSamePosition(a: Position, b: Position | undefined): boolean {
  return a.latitude === b?.latitude && a.longitude === b.longitude;
}

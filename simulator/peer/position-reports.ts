import type { Realm } from '../realm/realm';
import { isCallable } from '../realm/untyped-values';
import type { Instant } from '../world/clock';
import type { Position } from '../world/daily-life';
import type { Fix } from './position-receiver';

export const PERMISSION_DENIED = 1;
export const POSITION_UNAVAILABLE = 2;
export const TIMEOUT = 3;
type ErrorCode = typeof PERMISSION_DENIED | typeof POSITION_UNAVAILABLE | typeof TIMEOUT;

const MESSAGES: Readonly<Record<ErrorCode, string>> = {
  [PERMISSION_DENIED]: 'The app has no permission to use the location',
  [POSITION_UNAVAILABLE]: 'The position is not available',
  [TIMEOUT]: 'There was no position in time',
};

/** A function of the app; it takes what it likes. */
type RealmCallback = (value: unknown) => unknown;

/** Tells an app of positions and errors. */
export interface PositionReports {
  report(fix: Fix): void;
  reportError(code: ErrorCode): void;
}

/** Throws a TypeError where there is no function for the positions; that for errors may be absent. */
export function createPositionReports(
  realm: Realm,
  accuracy: number,
  callbacks: { onSuccess: unknown; onError: unknown },
): PositionReports {
  const onSuccess = asCallback(callbacks.onSuccess);
  const onError = asCallback(callbacks.onError);
  if (!onSuccess) throw new TypeError('expected a function that receives the position');
  return {
    report({ position, at }) {
      realm.run(() => onSuccess(realm.toRealm(describePosition(position, accuracy, at))));
    },
    reportError(code) {
      const error = { code, message: MESSAGES[code], PERMISSION_DENIED, POSITION_UNAVAILABLE, TIMEOUT };
      if (onError) realm.run(() => onError(realm.toRealm(error)));
    },
  };
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

function asCallback(value: unknown): RealmCallback | undefined {
  return isCallable(value) ? value : undefined;
}

import type { AppPackage } from '../app-package/app-package';
import type { Realm } from '../realm/realm';
import type { LaunchReason } from '../world/companion-life';
import { createGranted } from '../world/permissions';
import type { LocationMonitor } from './location-monitor';
import { MIN_WAKE_INTERVAL_MS, type WakeTimer } from './wake-timer';

export type PhoneOs = 'Android' | 'iOS';

/** Versions of the last Fitbit apps before Google's. Apps only display them. */
const HOST_INFO: Readonly<
  Record<PhoneOs, { app: { name: string; version: string }; os: { version: string } }>
> = {
  Android: { app: { name: 'Fitbit', version: '3.85' }, os: { version: '13' } },
  iOS: { app: { name: 'Fitbit', version: '3.85' }, os: { version: '16.6' } },
};

interface CompanionModuleOptions {
  realm: Realm;
  app: AppPackage;
  os: PhoneOs;
  reasons: readonly LaunchReason[];
  wakeTimer: WakeTimer;
  locationMonitor: LocationMonitor;
  /** Where the phone was when the companion was launched because of that; a plain object. */
  position: Record<string, unknown> | undefined;
  isGranted(permission: string): boolean;
  onYield(): void;
  warn(text: string): void;
}

/** The `companion` module; `dispatch` dispatches its events. */
export function createCompanionModule(options: CompanionModuleOptions): {
  module: Record<string, unknown>;
  dispatch(type: 'unload' | 'wakeinterval'): void;
  /** `position` is a plain object. */
  dispatchLocationChange(position: Record<string, unknown>): void;
} {
  const { realm, app, os, wakeTimer, locationMonitor, warn } = options;
  const events = realm.createEventTarget({
    name: 'me',
    types: ['unload', 'wakeinterval', 'significantlocationchange'],
  });
  const host = HOST_INFO[os];
  const warnOfSleep = () => {
    if (wakeTimer.interval !== undefined && !options.isGranted('run_background'))
      warn(
        'the wake interval needs the permission run_background: without it only a running watch app wakes it',
      );
  };
  warnOfSleep();
  const members = realm.createObject({
    applicationId: app.uuid,
    buildId: app.buildId,
    host: realm.toRealm({ app: host.app, os: { name: os, ...host.os } }),
    permissions: realm.createObject({ granted: createGranted((name) => options.isGranted(name), warn) }),
    launchReasons: createLaunchReasons(options),
    yield: () => options.onYield(),
    get wakeInterval(): unknown {
      return wakeTimer.interval;
    },
    set wakeInterval(value: unknown) {
      wakeTimer.interval = requireWakeInterval(value);
      warnOfSleep();
    },
    get monitorSignificantLocationChanges(): unknown {
      return locationMonitor.isOn;
    },
    set monitorSignificantLocationChanges(value: unknown) {
      const isAllowed = ['access_location', 'run_background'].every((name) => options.isGranted(name));
      if (value && !isAllowed)
        warn('monitorSignificantLocationChanges needs the permissions access_location and run_background');
      locationMonitor.isOn = Boolean(value) && isAllowed;
    },
  });
  Object.defineProperties(events.target, Object.getOwnPropertyDescriptors(members));
  return {
    module: realm.createModule({ me: events.target }, 'me'),
    dispatch(type) {
      events.dispatch(type);
    },
    dispatchLocationChange(position) {
      events.dispatch('significantlocationchange', { position: realm.toRealm(position) });
    },
  };
}

/** 0, null and undefined switch the wakes off. Throws a RangeError below five minutes. */
function requireWakeInterval(value: unknown): number | undefined {
  if (value === undefined || value === null || value === 0) return undefined;
  if (typeof value === 'number' && value >= MIN_WAKE_INTERVAL_MS && value < Number.POSITIVE_INFINITY)
    return value;
  const shown = typeof value === 'string' ? `"${value}"` : String(value);
  throw new RangeError(`wakeInterval must be a number of at least ${MIN_WAKE_INTERVAL_MS} ms, not ${shown}`);
}

/** Several published apps have the typo `settingChanged`, which is always undefined. */
function createLaunchReasons({ realm, reasons: names, position, warn }: CompanionModuleOptions): unknown {
  const describeReason = (name: LaunchReason) =>
    name === 'locationChanged' ? realm.toRealm({ position }) : true;
  const reasons = realm.createObject(Object.fromEntries(names.map((name) => [name, describeReason(name)])));
  const warnOfTypo = realm.createFunction(() =>
    warn('launchReasons has no "settingChanged"; it is "settingsChanged"'),
  );
  return Object.defineProperty(reasons, 'settingChanged', { get: warnOfTypo });
}

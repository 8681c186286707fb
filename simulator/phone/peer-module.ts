import type { Model } from '../app-package/models';
import { MODEL_INFO } from '../app-package/models';
import type { Link } from '../peer/link';
import { addModelId } from '../peer/model-id';
import type { Realm } from '../realm/realm';
import { describeBattery } from '../world/battery-status';

interface PeerModuleOptions {
  realm: Realm;
  link: Link;
  /** Whether the app runs on the watch, with or without a session. */
  isPeerRunning(): boolean;
  model: Model;
  /** The watch's battery in per cent; undefined where nobody knows it. */
  watchBattery(): number | undefined;
  warn(text: string): void;
}

/** The `peer` and `device` modules, which describe the watch to the companion. */
export function createPeerModule(options: PeerModuleOptions): {
  peer: Record<string, unknown>;
  device: Record<string, unknown>;
  close(): void;
} {
  const { realm, link, isPeerRunning, model, warn } = options;
  const info = MODEL_INFO[model];
  const { modelName, screen } = info;
  const device = realm.createObject({
    modelName,
    type: 'WATCH',
    screen: realm.toRealm(screen),
    /** One of Fitbit's words. That they stand for the limits of its cloud is this simulator's choice. */
    get batteryLevel() {
      const level = link.isConnected ? options.watchBattery() : undefined;
      return level === undefined ? 'unknown' : describeBattery(level).toLowerCase();
    },
    get lastSyncTime() {
      return realm.createDate(link.lastSync);
    },
  });
  addModelId(device, { realm, info, warn });
  const events = realm.createEventTarget({ name: 'peer.app', types: ['readystatechange'] });
  const readyState = (): string => {
    if (!link.isConnected) return 'unknown';
    return isPeerRunning() ? 'started' : 'stopped';
  };
  const get = realm.createFunction(readyState, 'readyState');
  Object.defineProperty(events.target, 'readyState', { enumerable: true, get });
  let lastState = readyState();
  const close = link.listen(() => {
    const state = readyState();
    if (state === lastState) return;
    lastState = state;
    events.dispatch('readystatechange');
  });
  return {
    peer: realm.createModule({ device, app: events.target }),
    device: realm.createModule({ me: device }, 'me'),
    close,
  };
}

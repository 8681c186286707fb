import type { Model } from '../app-package/models';
import { MODEL_INFO } from '../app-package/models';
import type { Link } from '../peer/link';
import type { Realm } from '../realm/realm';

interface PeerModuleOptions {
  realm: Realm;
  link: Link;
  /** Whether the app runs on the watch, with or without a session. */
  isPeerRunning(): boolean;
  model: Model;
  /** When the watch last synced with its account, epoch ms. */
  lastSync: number;
}

/** The `peer` and `device` modules, which describe the watch to the companion. */
export function createPeerModule(options: PeerModuleOptions): {
  peer: Record<string, unknown>;
  device: Record<string, unknown>;
  close(): void;
} {
  const { realm, link, isPeerRunning, model, lastSync } = options;
  const { modelId, modelName, screen } = MODEL_INFO[model];
  const device = realm.createObject({
    modelId,
    modelName,
    type: 'WATCH',
    screen: realm.toRealm(screen),
    batteryLevel: 'high',
    lastSyncTime: realm.createDate(lastSync),
  });
  const events = realm.createEventTarget();
  const readyState = (): string => {
    if (!link.isConnected) return 'unknown';
    return isPeerRunning() ? 'started' : 'stopped';
  };
  const get = realm.createFunction(readyState, 'readyState') as () => string;
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

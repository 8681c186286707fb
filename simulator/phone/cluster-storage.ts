import type { Realm } from '../realm/realm';
import type { WarnUnlessGranted } from '../world/warn-unless-granted';
import { createStorageMembers } from './storage-object';
import { LimitedValues } from './store-limits';

/** The storages that the apps of a developer share. Here one app has them alone. They outlive the companion. */
export class ClusterStorages {
  private readonly storages = new Map<string, LimitedValues>();

  get(id: string): LimitedValues {
    const values = this.storages.get(id) ?? new LimitedValues();
    this.storages.set(id, values);
    return values;
  }
}

interface ClusterStorageOptions {
  realm: Realm;
  storages: ClusterStorages;
  warnUnlessGranted: WarnUnlessGranted;
  warn(text: string): void;
}

/** `app-cluster-storage`. Without access_app_cluster_storage `get` returns null. */
export function createClusterStorageModule(options: ClusterStorageOptions): Record<string, unknown> {
  const { realm, storages, warnUnlessGranted, warn } = options;
  return realm.createModule({
    get(id: unknown) {
      if (!warnUnlessGranted('app-cluster-storage', 'access_app_cluster_storage')) return null;
      warn('app-cluster-storage: no other app writes into the storage here');
      const values = storages.get(String(id));
      const members = createStorageMembers({
        get: (key) => values.get(key),
        keys: () => values.keys(),
        set: (key, value) => values.set(key, value, 'app-cluster-storage'),
        remove: (key) => values.remove(key),
        clear: () => values.clear(),
      });
      return realm.createObject(members);
    },
  });
}

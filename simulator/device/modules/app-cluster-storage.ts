import type { AppContext } from '../app-context';

/** `app-cluster-storage` of the watch: there is none, as for an app that belongs to no cluster. */
export function createWatchClusterStorage({ realm, warn }: AppContext): Record<string, unknown> {
  return realm.createModule({
    get() {
      warn('app-cluster-storage: the watch has no storage for clusters here; get returns null');
      return null;
    },
  });
}

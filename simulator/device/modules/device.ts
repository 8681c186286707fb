import type { AppContext } from '../app-context';
import { MODEL_INFO, screenSize } from '../watch-model';

/** `device`: the watch model. The last sync was at the app's start. */
export function createDeviceModule({ realm, model, startedAt }: AppContext): Record<string, unknown> {
  return realm.createModule({
    me: realm.createObject({
      ...MODEL_INFO[model],
      type: 'WATCH',
      screen: realm.createObject(screenSize),
      lastSyncTime: realm.createDate(startedAt),
    }),
  });
}

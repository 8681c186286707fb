import type { Launch } from '../launch';
import { modelFacts, screenSize } from '../watch-model';

/** `device`: which watch this is. It counts as synced when the app started. */
export function createDeviceModule({ realm, model, startedAt }: Launch): Record<string, unknown> {
  return realm.module({
    me: realm.object({
      ...modelFacts[model],
      type: 'WATCH',
      screen: realm.object(screenSize),
      lastSyncTime: realm.date(startedAt),
    }),
  });
}

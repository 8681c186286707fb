import { MODEL_INFO } from '../../app-package/models';
import type { AppContext } from '../app-context';

/** `device`: the watch model. The last sync was at the app's start. */
export function createDeviceModule({ realm, model, startedAt }: AppContext): Record<string, unknown> {
  const { modelId, modelName, bodyColor, firmwareVersion, screen } = MODEL_INFO[model];
  return realm.createModule(
    {
      me: realm.createObject({
        modelId,
        modelName,
        bodyColor,
        firmwareVersion,
        type: 'WATCH',
        screen: realm.createObject({ ...screen }),
        lastSyncTime: realm.createDate(startedAt),
      }),
    },
    'me',
  );
}

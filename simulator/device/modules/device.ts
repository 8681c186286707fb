import { MODEL_INFO } from '../../app-package/models';
import { addModelId } from '../../peer/model-id';
import type { AppContext } from '../app-context';

/** `device`: the watch model, and when it last synced. */
export function createDeviceModule(context: AppContext): Record<string, unknown> {
  const { realm, model, warn } = context;
  const info = MODEL_INFO[model];
  const { modelName, bodyColor, firmwareVersion, screen } = info;
  const me = realm.createObject({
    modelName,
    bodyColor,
    firmwareVersion,
    type: 'WATCH',
    screen: realm.createObject({ ...screen }),
    get lastSyncTime() {
      return realm.createDate(context.lastSync());
    },
  });
  addModelId(me, { realm, info, warn });
  return realm.createModule({ me }, 'me');
}

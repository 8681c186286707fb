import { MODEL_INFO } from '../../app-package/models';
import type { AppContext } from '../app-context';

/** `device`: the watch model. The last sync was at the app's start. */
export function createDeviceModule(context: AppContext): Record<string, unknown> {
  const { realm, model, startedAt, warn } = context;
  const { modelId, modelName, bodyColor, firmwareVersion, screen } = MODEL_INFO[model];
  const me = realm.createObject({
    modelId,
    modelName,
    bodyColor,
    firmwareVersion,
    type: 'WATCH',
    screen: realm.createObject({ ...screen }),
    lastSyncTime: realm.createDate(startedAt),
  });
  if (modelId === undefined) {
    let isReported = false;
    const read = (): undefined => {
      if (!isReported)
        warn(`device.modelId: nobody has published that of a ${modelName}, so it is undefined here`);
      isReported = true;
    };
    const get = realm.createFunction(read, 'modelId') as () => unknown;
    Object.defineProperty(me, 'modelId', { enumerable: true, get });
  }
  return realm.createModule({ me }, 'me');
}

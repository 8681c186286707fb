import type { ModelInfo } from '../app-package/models';
import type { Realm } from '../realm/realm';

interface ModelIdOptions {
  realm: Realm;
  info: Pick<ModelInfo, 'modelId' | 'modelName'>;
  warn(text: string): void;
}

/** Adds `modelId` to what watch or phone say of the watch. An unknown one is undefined, with a warning when it is read. */
export function addModelId(device: Record<string, unknown>, { realm, info, warn }: ModelIdOptions): void {
  const { modelId, modelName } = info;
  const read = (): string | undefined => {
    if (modelId === undefined)
      warn(`device.modelId: nobody has published that of a ${modelName}, so it is undefined here`);
    return modelId;
  };
  const get = realm.createFunction(read, 'modelId');
  Object.defineProperty(device, 'modelId', { enumerable: true, get });
}

import type { Model } from '../app-package/app-package';

/** The `device` module's data. Numbers from Fitbit's guide to multiple devices. */
export interface ModelInfo {
  modelId: string;
  modelName: string;
  bodyColor: string;
  firmwareVersion: string;
}

/** Built for 128.1.1 and later; 128.6.17.23 is one of Fitbit OS 5.3. */
const firmwareVersion = '128.6.17.23';

export const MODEL_INFO: Readonly<Record<Model, ModelInfo>> = {
  atlas: { modelId: '36', modelName: 'Versa 3', bodyColor: 'black', firmwareVersion },
  vulcan: { modelId: '44', modelName: 'Sense', bodyColor: 'carbon', firmwareVersion },
};

/** The screen of both models, in px. */
export const screenSize = { width: 336, height: 336 };

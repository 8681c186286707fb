import type { AppPackage } from '../app-package/app-package';
import { MODELS } from '../app-package/models';

const PART = { main: 'app/index.js', view: 'resources/index.view', widgets: undefined, permissions: [] };

/** What a world has before the first app is installed. It is never started; the watch shows its plain clock. */
export const EMPTY_APP: AppPackage = {
  name: 'no app',
  uuid: '',
  buildId: '',
  appType: 'clockface',
  sizeBytes: 0,
  devices: Object.fromEntries(
    MODELS.map((model) => [model, { ...PART, model, languages: {}, files: new Map() }]),
  ),
  companion: undefined,
  settings: undefined,
  sourceMaps: new Map(),
};

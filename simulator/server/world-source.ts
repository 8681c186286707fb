import { MODELS } from '../app-package/models';
import type { AppInfo } from '../simulation/protocol';
import type { WorldSpec } from '../simulation/world-spec';
import type { ChosenPerson } from './server-command';

/** The app and the world that `Start again` begins with. */
export interface WorldSource {
  fileName: string;
  /** undefined: the watch has no app yet. */
  fba: Uint8Array | undefined;
  /** What the world is made from, once the app is known. What it throws rejects the start. */
  readSpec(app: AppInfo, person?: ChosenPerson): WorldSpec;
  /** Host → base address of the real server that replaces it. */
  routes: ReadonlyMap<string, string>;
}

/**
 * The same world with another app. The settings were for the app before, and a model that this one was not built for is
 * no mistake.
 */
export function replaceApp(source: WorldSource, fileName: string, fba: Uint8Array): WorldSource {
  const readSpec: WorldSource['readSpec'] = (app, person) => {
    const spec = source.readSpec({ ...app, models: [...MODELS] }, person);
    const model = app.models.find((each) => each === spec.model);
    return { ...spec, model, settings: {} };
  };
  return { ...source, fileName, fba, readSpec };
}

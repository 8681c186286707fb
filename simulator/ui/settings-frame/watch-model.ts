import { MODEL_INFO, MODELS, type Model, type ScreenSize } from '../../app-package/models';

let model: Model = MODELS[0];

/** Sets the watch that the settings page belongs to. */
export function setWatchModel(next: Model): void {
  model = next;
}

export function watchScreenSize(): ScreenSize {
  return MODEL_INFO[model].screen;
}

/**
 * The models that a package can be built for: atlas is Versa 3, vulcan is Sense, hera is Versa 4, rhea is Sense 2. SDK
 * 6.2 builds for the latter. The first is the default.
 */
export const MODELS = ['atlas', 'vulcan', 'hera', 'rhea'] as const;
export type Model = (typeof MODELS)[number];

/** Figures of a watch, most of them from Fitbit's guide to multiple devices. */
export interface ModelInfo {
  /** Undefined where it is not known. */
  modelId: string | undefined;
  modelName: string;
  bodyColor: string;
  firmwareVersion: string;
  /** In pixels. */
  screen: ScreenSize;
  /** Corner radius of the glass over the screen, in pixels of the screen. */
  glassRadiusPx: number;
}

export interface ScreenSize {
  readonly width: number;
  readonly height: number;
}

/** Built for 128.1.1 and later; 128.6.17.23 is one of Fitbit OS 5.3. */
const firmwareVersion = '128.6.17.23';
const screen = { width: 336, height: 336 };
const glassRadiusPx = 90;

export const MODEL_INFO: Readonly<Record<Model, ModelInfo>> = {
  atlas: { modelId: '36', modelName: 'Versa 3', bodyColor: 'black', firmwareVersion, screen, glassRadiusPx },
  vulcan: { modelId: '44', modelName: 'Sense', bodyColor: 'carbon', firmwareVersion, screen, glassRadiusPx },
  hera: {
    modelId: undefined,
    modelName: 'Versa 4',
    bodyColor: 'black',
    firmwareVersion,
    screen,
    glassRadiusPx,
  },
  rhea: {
    modelId: undefined,
    modelName: 'Sense 2',
    bodyColor: 'black',
    firmwareVersion,
    screen,
    glassRadiusPx,
  },
};

/** All models as a list for readers: `a, b or c`. */
export function listModels(describe: (model: Model) => string): string {
  const names = MODELS.map(describe);
  return `${names.slice(0, -1).join(', ')} or ${names[names.length - 1]}`;
}

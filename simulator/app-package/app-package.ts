import type { Model } from './models';

/** One device's part of an .fba. */
export interface DevicePart {
  model: Model;
  /** What the simulator does not know of the package, as one line. */
  unknown?: string | undefined;
  /** Path of the first script, `app/index.js`. */
  main: string;
  /** Path of the first view, `resources/index.view`. */
  view: string;
  widgets: string | undefined;
  permissions: readonly string[];
  /** Language tag (lower case) → path of its message table, `l/en-US`. */
  languages: Readonly<Record<string, { name: string; resources: string | undefined }>>;
  /** All files by path. */
  files: ReadonlyMap<string, Uint8Array>;
}

export const APP_TYPES = ['clockface', 'app', 'service'] as const;
export type AppType = (typeof APP_TYPES)[number];

/** Longest script of a settings page that the page around it loads, characters: many times that of any known app. */
export const MAX_SETTINGS_SCRIPT_LENGTH = 4 * 1024 * 1024;

/** The checked content of an .fba. */
export interface AppPackage {
  name: string;
  uuid: string;
  buildId: string;
  appType: AppType;
  /** Bytes of the whole file. */
  sizeBytes: number;
  devices: Readonly<Partial<Record<Model, DevicePart>>>;
  companion:
    | { script: string; wakeIntervalMs: number | undefined; permissions: readonly string[] }
    | undefined;
  settings: { script: string } | undefined;
  /** Source maps as they are packed, by path inside the package; see SourceMaps. */
  sourceMaps: ReadonlyMap<string, Uint8Array>;
}

/** The file is not a usable .fba. The message says why in one line. */
export class AppPackageError extends Error {
  override name = 'AppPackageError';
}

import { findNewerSyntax } from '../realm/es5-syntax';
import type { AppContext } from './app-context';
import { createWatchClusterStorage } from './modules/app-cluster-storage';
import { createBodyPresenceModule } from './modules/body-presence';
import { createClockModule } from './modules/clock';
import { createDeviceModule } from './modules/device';
import { createDisplayModule } from './modules/display';
import { createExerciseModule } from './modules/exercise';
import { createFsModule } from './modules/fs';
import { createWatchGeolocation } from './modules/geolocation';
import { createHapticsModule } from './modules/haptics';
import { createHeartRateModule } from './modules/heart-rate';
import { createJpegModule } from './modules/jpeg';
import {
  createAccelerometerModule,
  createBarometerModule,
  createGyroscopeModule,
  createOrientationModule,
} from './modules/motion';
import { createPowerModule } from './modules/power';
import { createScientificModule, createSignalModule } from './modules/scientific';
import { createSleepModule } from './modules/sleep';
import { createSystemModule } from './modules/system';
import { createEmptyModule, createUnsupportedDeviceModule } from './modules/unsupported';
import { createUserActivityModule } from './modules/user-activity';
import { createUserProfileModule } from './modules/user-profile';
import { createUserSettingsModule } from './modules/user-settings';

type Module = Record<string, unknown>;
type CreateModule = (context: AppContext, name: string) => Module;

/** The platform's modules, created when they are first required. */
const PLATFORM_MODULES: Readonly<Record<string, { create: CreateModule; permission?: string }>> = {
  accelerometer: { create: createAccelerometerModule },
  'app-cluster-storage': { create: createWatchClusterStorage },
  barometer: { create: createBarometerModule },
  'body-presence': { create: createBodyPresenceModule, permission: 'access_activity' },
  clock: { create: createClockModule },
  device: { create: createDeviceModule },
  display: { create: createDisplayModule },
  events: { create: createUnsupportedDeviceModule },
  exercise: { create: createExerciseModule, permission: 'access_exercise' },
  fs: { create: createFsModule },
  geolocation: { create: createWatchGeolocation },
  gyroscope: { create: createGyroscopeModule },
  haptics: { create: createHapticsModule },
  'heart-rate': { create: createHeartRateModule, permission: 'access_heart_rate' },
  jpeg: { create: createJpegModule },
  orientation: { create: createOrientationModule },
  permissions: { create: createUnsupportedDeviceModule },
  power: { create: createPowerModule },
  resources: { create: createUnsupportedDeviceModule },
  scientific: { create: createScientificModule },
  'scientific/signal': { create: createSignalModule },
  sensors: { create: createUnsupportedDeviceModule },
  sleep: { create: createSleepModule, permission: 'access_sleep' },
  system: { create: createSystemModule },
  'user-activity': { create: createUserActivityModule, permission: 'access_activity' },
  'user-profile': { create: createUserProfileModule },
  'user-settings': { create: createUserSettingsModule },
  util: { create: createUnsupportedDeviceModule },
};

/** The modules that exist before an app's script runs. */
const PRELOADED_MODULES = [
  'appbit',
  'cbor',
  'crypto',
  'display',
  'document',
  'file-transfer',
  'i18n',
  'messaging',
] as const;
type PreloadedModule = (typeof PRELOADED_MODULES)[number];

/** The names of all modules that an app can require. */
export const DEVICE_MODULES: readonly string[] = [
  ...new Set([...PRELOADED_MODULES, ...Object.keys(PLATFORM_MODULES)]),
].sort();

/** The modules of a real watch that are not simulated. */
export const UNSUPPORTED_DEVICE_MODULES = Object.keys(PLATFORM_MODULES).filter(
  (name) => PLATFORM_MODULES[name]?.create === createUnsupportedDeviceModule,
);

/** A cache, because an app is launched many times with the same bytes. */
const knownScripts = new WeakMap<Uint8Array, Script>();

interface Script {
  source: string;
  /** See `findNewerSyntax`. */
  syntaxError: string | undefined;
}

function readScript(bytes: Uint8Array): Script {
  let script = knownScripts.get(bytes);
  if (!script) {
    const source = new TextDecoder().decode(bytes);
    script = { source, syntaxError: findNewerSyntax(source) };
    knownScripts.set(bytes, script);
  }
  return script;
}

/**
 * The `require` of a device bundle's script: the platform's modules by name, the bundle's own scripts
 * (`./lazy-<hash>.js`) by path. Each is created once in a run. `preloaded` are modules that exist already, such
 * as document and messaging.
 */
export class DeviceModules {
  private readonly platformModules: Map<string, unknown>;
  private readonly scripts = new Map<string, unknown>();

  constructor(
    private readonly context: AppContext,
    preloaded: Readonly<Record<PreloadedModule, Module>>,
  ) {
    this.platformModules = new Map(Object.entries(preloaded));
  }

  /**
   * Runs one of the package's scripts, unless it has run before, and returns its exports. Throws the script's errors.
   */
  load(path: string): unknown {
    if (this.scripts.has(path)) return this.scripts.get(path);
    const { part, realm } = this.context;
    const bytes = part.files.get(path);
    if (!bytes) throw realm.createError('Error', `Cannot find module '${path}'`);
    const { source, syntaxError } = readScript(bytes);
    if (syntaxError) this.context.warn(`${path}:${syntaxError}`);
    const exports = realm.load(source, path, (id) =>
      /^\.\.?\//.test(id) ? this.load(resolvePath(path, id)) : this.require(id),
    );
    this.scripts.set(path, exports);
    return exports;
  }

  /** A module of the platform; throws the realm's Error if there is none of that name. */
  require(name: string): unknown {
    const loaded = this.platformModules.get(name);
    if (loaded !== undefined) return loaded;
    const { context } = this;
    const entry = Object.hasOwn(PLATFORM_MODULES, name) ? PLATFORM_MODULES[name] : undefined;
    if (!entry) throw context.realm.createError('Error', `Cannot find module '${name}'`);
    const isAllowed = entry.permission === undefined || context.isGranted(entry.permission);
    const module = isAllowed ? entry.create(context, name) : createEmptyModule(context);
    this.platformModules.set(name, module);
    return module;
  }
}

/** The path that `relative` (`./a.js`, `../b.js`) has as seen from the file `from`. */
function resolvePath(from: string, relative: string): string {
  const parts = from.split('/').slice(0, -1);
  for (const part of relative.split('/')) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

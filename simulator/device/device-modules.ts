import { posix } from 'node:path';
import { checkEs5 } from '../realm/es5-syntax';
import type { Launch } from './launch';
import { createAbsentModule, createNotSimulatedModule } from './modules/absent';
import { createBodyPresenceModule } from './modules/body-presence';
import { createClockModule } from './modules/clock';
import { createDeviceModule } from './modules/device';
import { createDisplayModule } from './modules/display';
import { createFsModule } from './modules/fs';
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
import { createSleepModule } from './modules/sleep';
import { createSystemModule } from './modules/system';
import { createUserActivityModule } from './modules/user-activity';
import { createUserProfileModule } from './modules/user-profile';
import { createUserSettingsModule } from './modules/user-settings';

type Module = Record<string, unknown>;
type CreateModule = (launch: Launch, name: string) => Module;

/** The platform's modules that need nothing but the launch, made when first required. */
const MODULES: Readonly<Record<string, { create: CreateModule; permission?: string }>> = {
  accelerometer: { create: createAccelerometerModule },
  barometer: { create: createBarometerModule },
  'body-presence': { create: createBodyPresenceModule, permission: 'access_activity' },
  clock: { create: createClockModule },
  device: { create: createDeviceModule },
  display: { create: createDisplayModule },
  exercise: { create: createNotSimulatedModule, permission: 'access_exercise' },
  fs: { create: createFsModule },
  geolocation: { create: createNotSimulatedModule, permission: 'access_location' },
  gyroscope: { create: createGyroscopeModule },
  haptics: { create: createHapticsModule },
  'heart-rate': { create: createHeartRateModule, permission: 'access_heart_rate' },
  jpeg: { create: createJpegModule },
  orientation: { create: createOrientationModule },
  power: { create: createPowerModule },
  scientific: { create: createNotSimulatedModule },
  'scientific/signal': { create: createNotSimulatedModule },
  sleep: { create: createSleepModule, permission: 'access_sleep' },
  system: { create: createSystemModule },
  'user-activity': { create: createUserActivityModule, permission: 'access_activity' },
  'user-profile': { create: createUserProfileModule },
  'user-settings': { create: createUserSettingsModule },
};

/** Source by bytes, and what in it is newer than ES5: an app is launched again and again with the same. */
const knownScripts = new WeakMap<Uint8Array, { source: string; newer: string | undefined }>();

function readScript(bytes: Uint8Array): { source: string; newer: string | undefined } {
  let script = knownScripts.get(bytes);
  if (!script) {
    const source = new TextDecoder().decode(bytes);
    script = { source, newer: checkEs5(source) };
    knownScripts.set(bytes, script);
  }
  return script;
}

/**
 * The `require` of a device bundle's script: the platform's modules by name, the bundle's own scripts
 * (`./lazy-<hash>.js`) by path. Each is made once in a run. `given` are the modules that others made:
 * document, messaging and the like.
 */
export class DeviceModules {
  private readonly platform: Map<string, unknown>;
  private readonly scripts = new Map<string, unknown>();

  constructor(
    private readonly launch: Launch,
    given: Readonly<Record<string, Module>>,
  ) {
    this.platform = new Map(Object.entries(given));
  }

  /** Runs one of the package's scripts, unless it has run before, and answers its exports. Throws what it throws. */
  load(path: string): unknown {
    if (this.scripts.has(path)) return this.scripts.get(path);
    const { part, realm } = this.launch;
    const bytes = part.files.get(path);
    if (!bytes) throw realm.error('Error', `Cannot find module '${path}'`);
    const folder = posix.dirname(path);
    const { source, newer } = readScript(bytes);
    if (newer) this.launch.warn(`${path}:${newer}: this is newer than ES5, which a watch refuses to run`);
    const exports = realm.load(source, path, (id) =>
      /^\.\.?\//.test(id) ? this.load(posix.join(folder, id)) : this.require(id),
    );
    this.scripts.set(path, exports);
    return exports;
  }

  /** A module of the platform; throws the realm's Error where the watch has none of that name. */
  require(name: string): unknown {
    const made = this.platform.get(name);
    if (made !== undefined) return made;
    const { launch } = this;
    const entry = Object.hasOwn(MODULES, name) ? MODULES[name] : undefined;
    if (!entry) throw launch.realm.error('Error', `Cannot find module '${name}'`);
    const allowed = entry.permission === undefined || launch.granted(entry.permission);
    const module = allowed ? entry.create(launch, name) : createAbsentModule(launch);
    this.platform.set(name, module);
    return module;
  }
}

import type { ScriptContext } from '../host/host';
import type { Clock } from '../world/clock';
import type { ConsoleLevel } from '../world/console-level';
import type { Realm, RealmProfile } from './realm';
import { createConsole, createWebConsole } from './realm-console';
import type { Timers } from './timers';
import { createWebGlobals, describeWebOnly } from './web-globals';

interface GlobalsOptions {
  profile: RealmProfile;
  clock: Clock;
  timers: Timers;
  objects: Pick<Realm, 'createFunction' | 'createObject' | 'toRealm'>;
  /** The next number of `Math.random`, 0 … 2³². */
  random(): number;
  warn(text: string): void;
  writeConsole(level: ConsoleLevel, text: string): void;
}

/** Adds what the platform has beside the language: timers, console, and on the phone what browsers have. */
export function installGlobals(context: ScriptContext, options: GlobalsOptions): void {
  const { profile, clock, timers, objects, warn, writeConsole } = options;
  const { globals } = context;
  const { createObject } = objects;
  const { requestAnimationFrame, cancelAnimationFrame, ...rest } = timers.functions;
  const ofWatch = { requestAnimationFrame, cancelAnimationFrame };
  const start = clock.now();
  const ofBrowser = {
    elapsed: () => clock.now() - start,
    warnOfWeb: (name: string) => profile === 'companion' && warn(describeWebOnly(name)),
  };
  const webConsole = () => createWebConsole(writeConsole, profile === 'companion' ? warn : () => {});
  const added = createObject({
    ...rest,
    ...(profile === 'device' ? ofWatch : createWebGlobals(context, objects, ofBrowser)),
    console: createObject({
      ...createConsole(writeConsole),
      ...(profile !== 'device' && webConsole()),
    }),
  });
  for (const [name, value] of Object.entries(added)) {
    Object.defineProperty(globals, name, { value, writable: true, configurable: true, enumerable: false });
  }
  globals.Math.random = objects.createFunction(() => options.random() / 2 ** 32, 'random');
  if (profile === 'device') return;
  globals.self = globals;
  Object.defineProperty(globals, 'globalThis', {
    value: globals,
    writable: true,
    configurable: true,
    enumerable: false,
  });
}

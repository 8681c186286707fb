import { createContext, runInContext } from 'node:vm';
import { appFrames } from './app-frames';
import { createBridge } from './bridge';
import { limitBuiltins } from './builtins';
import { copy, HOST } from './copy';
import { describe } from './describe';
import { createEventMaker } from './event';
import { createEventTarget } from './event-target';
import { readIntrinsics } from './intrinsics';
import { installLocale } from './locale';
import { createErrorMaker, createObjectMaker } from './own-objects';
import type { Realm, RealmOptions, RealmPromise } from './realm';
import { createConsole } from './realm-console';
import { installDate } from './realm-date';
import { installPromise } from './realm-promise';
import { type CommonJs, compileScript, compileScriptOnce } from './scripts';
import { createTimers } from './timers';
import { createTurns } from './turns';
import { zoneOffsets } from './zone-offsets';

/** A fresh realm for one run of one app; see `Realm`. */
export function createRealm(options: RealmOptions): Realm {
  const { profile, clock, zone } = options;
  const context = createContext({}, { microtaskMode: 'afterEvaluate' });
  const globals = runInContext('this', context) as Record<string, unknown>;
  const own = readIntrinsics(globals);
  const errors = createErrorMaker(own);
  const bridge = createBridge(context, errors.adopt);
  const objects = createObjectMaker(own, bridge, errors);
  const { fn, object } = objects;
  const event = createEventMaker(object);
  const now = () => clock.now();

  limitBuiltins(globals, bridge, profile);
  installDate(globals, bridge, { now, zone: () => zoneOffsets(zone()), namesZone: profile !== 'device' });
  installLocale(globals, bridge, { profile, zone, now });
  const { takeUnhandled } = installPromise(globals, bridge);
  const OwnPromise = globals.Promise as PromiseConstructor;
  const files = new Set<string>();
  const turns = createTurns(context, takeUnhandled, report);
  const { run } = turns;
  const timers = createTimers(clock, options.frames ?? clock, run);
  installGlobals();

  function report(thrown: unknown, what = 'exception'): void {
    options.onError(`Unhandled ${what}: ${describe(thrown)}`, appFrames(thrown, files));
  }

  function installGlobals(): void {
    const { requestAnimationFrame, cancelAnimationFrame, ...rest } = timers.functions;
    const frames = profile === 'device' ? { requestAnimationFrame, cancelAnimationFrame } : {};
    const added = object({ ...rest, ...frames, console: object(createConsole(options.onConsole)) });
    for (const [name, value] of Object.entries(added)) {
      Object.defineProperty(globals, name, { value, writable: true, configurable: true, enumerable: false });
    }
    (globals.Math as { random: unknown }).random = fn(() => options.random() / 2 ** 32, 'random');
    if (profile !== 'device') globals.self = globals;
  }

  function load(source: string, filename: string, require: (id: string) => unknown): unknown {
    files.add(filename);
    if (turns.running) return start(compileScript(source, filename, context), require);
    return run(() => start(compileScriptOnce(source, filename, context), require));
  }

  function start(script: CommonJs, require: (id: string) => unknown): unknown {
    const exports = object({});
    const module = object({ exports });
    Reflect.apply(script, exports, [fn(require as () => unknown, 'require'), exports, module]);
    return module.exports;
  }

  function promise(): RealmPromise {
    let settle: Pick<RealmPromise, 'resolve' | 'reject'> | undefined;
    const made: unknown = Reflect.construct(OwnPromise, [
      (resolve: (value: unknown) => void, reject: (reason: unknown) => void) => {
        settle = { resolve, reject };
      },
    ]);
    return {
      promise: made,
      resolve: (value) => run(() => settle?.resolve(value)),
      reject: (reason) => run(() => settle?.reject(errors.adopt(reason))),
    };
  }

  return {
    ...objects,
    globals,
    load,
    run,
    fromRealm: (value) => copy(value, HOST),
    promise,
    error: errors.error,
    eventTarget: () => createEventTarget({ object, run, event }, report),
    event,
    random: options.random,
    dispose() {
      turns.stop();
      timers.clear();
    },
  };
}

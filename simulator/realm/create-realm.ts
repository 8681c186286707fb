import { host } from '../host/node-host';
import type { ConsoleLevel } from '../world/console-level';
import { once } from '../world/once';
import type { CodeOwner } from '../world/running-code';
import { captureAppFrames, extractAppFrames } from './app-frames';
import { copyValue, HOST_FACTORY } from './copy-value';
import { createEventFactory } from './event';
import { createEventTarget, type ListenerCount } from './event-target';
import { formatValue } from './format-value';
import { createFunctionWrapper } from './function-wrapper';
import { installBuiltins } from './install-builtins';
import { installGlobals } from './install-globals';
import { readIntrinsics } from './intrinsics';
import { PlatformEventReports } from './platform-events';
import type { Realm, RealmOptions, RealmProfile, RealmPromise, UncaughtKind } from './realm';
import { createErrorFactory, createObjectFactory } from './realm-objects';
import { installPromise } from './realm-promise';
import { createScriptLoader } from './script-loader';
import { createTaskRunner } from './task-runner';
import { createTimers } from './timers';

const OWNERS: Readonly<Record<RealmProfile, CodeOwner>> = {
  device: 'watch',
  companion: 'phone',
  settings: 'settings',
};

/** A fresh realm for one run of one app; see `Realm`. */
export function createRealm(options: RealmOptions): Realm {
  const { profile, clock } = options;
  const context = host.createContext((reason) => run(() => report(reason, 'promise rejection')));
  const { globals } = context;
  const intrinsics = readIntrinsics(globals);
  const errors = createErrorFactory(intrinsics);
  const wrapper = createFunctionWrapper(context, intrinsics, errors.toRealmError);
  const objects = createObjectFactory(intrinsics, wrapper, errors);
  const { createObject } = objects;
  const createEvent = createEventFactory(createObject);
  const warn = (text: string) => options.onWarning?.(text);

  installBuiltins(context, wrapper, {
    ...options,
    now: options.dateNow ?? (() => clock.now()),
    onCode: (source) => scripts.noteSyntax(source),
    warn,
  });
  const promises = installPromise(globals, wrapper);
  const OwnPromise = globals.Promise;
  const listenerCount: ListenerCount = { count: 0 };
  const eventReports = new PlatformEventReports(createObject, once(warn));
  const taskRunner = createTaskRunner(context, OWNERS[profile], promises, report);
  const { run } = taskRunner;
  const timers = createTimers({
    clock,
    frameClock: options.frameClock ?? clock,
    run,
    onNoFunction: profile === 'device' ? undefined : warn,
  });
  const scripts = createScriptLoader({
    context,
    objects,
    taskRunner,
    onNewerSyntax: profile === 'device' ? undefined : warn,
  });
  installGlobals(context, { profile, clock, timers, objects, random: options.random, warn, writeConsole });

  function report(thrown: unknown, kind: UncaughtKind = 'exception'): void {
    if (taskRunner.isStopped) return;
    options.onError(
      `Unhandled ${kind}: ${formatValue(thrown)}`,
      extractAppFrames(thrown, scripts.names),
      kind,
    );
  }

  function writeConsole(level: ConsoleLevel, text: string): void {
    options.onConsole(level, text, captureAppFrames(scripts.names));
  }

  function createPromise(): RealmPromise {
    let settle: Pick<RealmPromise, 'resolve' | 'reject'> | undefined;
    const realmPromise: unknown = Reflect.construct(OwnPromise, [
      (resolve: (value: unknown) => void, reject: (reason: unknown) => void) => {
        settle = { resolve, reject };
      },
    ]);
    return {
      promise: realmPromise,
      resolve: (value) => run(() => settle?.resolve(value)),
      reject: (reason) => run(() => settle?.reject(errors.toRealmError(reason))),
    };
  }

  return {
    ...objects,
    globals,
    load: scripts.load,
    evaluate: scripts.evaluate,
    run,
    fromRealm: (value) => copyValue(value, HOST_FACTORY),
    createPromise,
    createError: errors.error,
    createEventTarget(platform) {
      const events = createEventTarget(
        { createObject, run, createEvent },
        {
          report,
          isStopped: () => taskRunner.isStopped,
          total: listenerCount,
          onListen: platform && ((type) => eventReports.check(platform, type)),
        },
      );
      if (platform) eventReports.watchHandlers(events.target, platform);
      return events;
    },
    createEvent,
    random: options.random,
    countActivity: () => ({ ...timers.count(), listeners: listenerCount.count }),
    dispose() {
      taskRunner.stop();
      wrapper.end();
      timers.clear();
    },
  };
}

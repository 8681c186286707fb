import { host } from '../host/node-host';
import type { ConsoleLevel } from '../world/console-level';
import { once } from '../world/once';
import type { CodeOwner } from '../world/running-code';
import { captureAppFrames, extractAppFrames } from './app-frames';
import { bindGlobals } from './bind-globals';
import { restrictBuiltins } from './builtins';
import { installCodeFromStrings } from './code-from-strings';
import { copyValue, HOST_FACTORY } from './copy-value';
import { createDateParser } from './date-parser';
import { createEventFactory } from './event';
import { createEventTarget, type ListenerCount } from './event-target';
import { formatValue } from './format-value';
import { createFunctionWrapper } from './function-wrapper';
import { watchHeap } from './heap-watch';
import { rejectImports } from './import-syntax';
import { readIntrinsics } from './intrinsics';
import { installLocale } from './locale';
import { findGlobalThis, watchNewerBuiltins } from './newer-builtins';
import { watchNewerRegExps } from './newer-regexps';
import { PlatformEventReports } from './platform-events';
import type { Evaluation, Realm, RealmOptions, RealmProfile, RealmPromise, UncaughtKind } from './realm';
import { createConsole, createWebConsole } from './realm-console';
import { installDate } from './realm-date';
import { createErrorFactory, createObjectFactory } from './realm-objects';
import { installPromise } from './realm-promise';
import { installProxy } from './realm-proxy';
import { restrictRegExp } from './realm-regexp';
import { findNewerRegExps } from './regexp-literals';
import { type CommonJs, compileScript, compileScriptCached } from './scripts';
import { closeStackTraceHook } from './stack-trace-hook';
import { createTaskRunner } from './task-runner';
import { createTimers } from './timers';
import { createWatchDateParser } from './watch-date-parser';
import { installWatchSort } from './watch-sort';
import { watchToFixed } from './watch-to-fixed';
import { createWebGlobals, describeWebOnly } from './web-globals';
import { zoneOffsets } from './zone-offsets';

/** The file name of what `evaluate` runs, for stack frames. */
const EVALUATED_SCRIPT = 'repl';

const OWNERS: Readonly<Record<RealmProfile, CodeOwner>> = {
  device: 'watch',
  companion: 'phone',
  settings: 'settings',
};

/** A fresh realm for one run of one app; see `Realm`. */
export function createRealm(options: RealmOptions): Realm {
  const { profile, clock, zone } = options;
  const context = host.createContext((reason) => run(() => report(reason, 'promise rejection')));
  const { globals } = context;
  const intrinsics = readIntrinsics(globals);
  const errors = createErrorFactory(intrinsics);
  const wrapper = createFunctionWrapper(context, intrinsics, errors.toRealmError);
  const objects = createObjectFactory(intrinsics, wrapper, errors);
  const { createFunction, createObject } = objects;
  const createEvent = createEventFactory(createObject);
  const now = options.dateNow ?? (() => clock.now());
  const offsets = () => zoneOffsets(zone());
  const warn = (text: string) => options.onWarning?.(text);

  const heap = options.heapBytes === undefined ? undefined : watchHeap(context, options.heapBytes, warn);
  if (profile === 'device') installWatchSort(context, wrapper, once(warn));
  restrictBuiltins(globals, wrapper, profile);
  heap?.watchBuffers();
  if (profile === 'device') {
    restrictRegExp(globals, wrapper);
    watchToFixed(globals, wrapper, once(warn));
  }
  installDate(globals, wrapper, {
    now,
    zone: offsets,
    parser: profile === 'device' ? createWatchDateParser(offsets, warn) : createDateParser(offsets, warn),
    showsZoneName: profile !== 'device',
  });
  installLocale(globals, wrapper, { profile, language: options.language, zone, now, warn });
  installCodeFromStrings(globals, wrapper, context, {
    onCode: (source) => noteSyntax(source),
    onEval: () =>
      warn('eval sees global variables only in this simulator, also where it is called by its name'),
  });
  if (profile !== 'device') {
    watchNewerBuiltins(globals, context, wrapper, warn);
    watchNewerRegExps(globals, context, wrapper, warn);
    installProxy(globals, context);
  }
  closeStackTraceHook(globals);
  const promises = installPromise(globals, wrapper);
  const OwnPromise = globals.Promise as PromiseConstructor;
  const scriptNames = new Set<string>();
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
  installGlobals();

  function report(thrown: unknown, kind: UncaughtKind = 'exception'): void {
    if (taskRunner.isStopped) return;
    options.onError(`Unhandled ${kind}: ${formatValue(thrown)}`, extractAppFrames(thrown, scriptNames), kind);
  }

  function writeConsole(level: ConsoleLevel, text: string): void {
    options.onConsole(level, text, captureAppFrames(scriptNames));
  }

  function installGlobals(): void {
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
    (globals.Math as { random: unknown }).random = createFunction(() => options.random() / 2 ** 32, 'random');
    if (profile === 'device') return;
    globals.self = globals;
    Object.defineProperty(globals, 'globalThis', {
      value: globals,
      writable: true,
      configurable: true,
      enumerable: false,
    });
  }

  function registerScript(filename: string, source: string): void {
    // Only now, because phone and settings page add globals of their own.
    if (scriptNames.size === 0) bindGlobals(context);
    scriptNames.add(filename);
    noteSyntax(source);
  }

  function noteSyntax(source: string): void {
    if (source.includes('async')) taskRunner.expectAsyncCode();
    if (profile === 'device') return;
    for (const warning of [...findNewerRegExps(source), ...findGlobalThis(source)]) warn(warning);
  }

  function load(source: string, filename: string, require: (id: string) => unknown): unknown {
    registerScript(filename, source);
    if (taskRunner.isRunning) return runScript(compileScript(source, filename, context), require);
    return run(() => runScript(compileScriptCached(source, filename, context), require));
  }

  function evaluate(source: string): Evaluation | undefined {
    registerScript(EVALUATED_SCRIPT, source);
    return run(() => {
      try {
        rejectImports(source, EVALUATED_SCRIPT);
        return { text: formatValue(context.evaluate(host.compileScript(source, EVALUATED_SCRIPT))) };
      } catch (thrown) {
        return { error: formatValue(thrown) };
      }
    });
  }

  function runScript(script: CommonJs, require: (id: string) => unknown): unknown {
    const exports = createObject({});
    const module = createObject({ exports });
    Reflect.apply(script, exports, [
      createFunction((id: unknown) => require(String(id)), 'require'),
      exports,
      module,
    ]);
    return module.exports;
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
    load,
    evaluate,
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

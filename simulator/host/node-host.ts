import { existsSync, readFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { compileFunction, createContext, Script } from 'node:vm';
import type { Host, ScriptContext } from './host';
import { findInstalledFonts } from './installed-fonts';

/** Evaluating any script in a context with its own promise queue runs the waiting jobs. */
const EMPTY_SCRIPT = new Script('0');
const READ_GLOBALS = new Script('this');

/** Beside a bundle. */
const FONT_FOLDER = join(__dirname, 'fonts');
/** Where the sources run: the folder of our own, and the packages of others. */
const OWN_FONTS = join(__dirname, '../fonts');
const FONT_PACKAGES: Readonly<Record<string, string>> = {
  Barlow: '@expo-google-fonts/barlow',
  BarlowSemiCondensed: '@expo-google-fonts/barlow-semi-condensed',
};

function findFont(fileName: string): string {
  if (isAbsolute(fileName)) return fileName;
  for (const folder of [FONT_FOLDER, OWN_FONTS]) {
    const file = join(folder, fileName);
    if (existsSync(file)) return file;
  }
  const [family = '', style = ''] = fileName.replace(/\.ttf$/, '').split('_');
  return require.resolve(`${FONT_PACKAGES[family]}/${style}/${fileName}`);
}

type RejectionListener = (reason: unknown) => void;

/** The listeners, by the prototypes of the contexts' promises. */
const rejectionListeners = new WeakMap<object, RejectionListener>();
/** The listener of the context that ran last. */
let lastRun: RejectionListener | undefined;
let isWatching = false;

function watchRejections(prototype: object, listener: RejectionListener): void {
  rejectionListeners.set(prototype, listener);
  if (isWatching) return;
  isWatching = true;
  process.on('unhandledRejection', (reason, promise) => {
    // No deeper: the rest of the chain may be an app's Proxy.
    const prototype = Object.getPrototypeOf(promise);
    // A mistake of the simulator itself ends the process, as it does without a listener.
    if (prototype === Promise.prototype) throw reason;
    const listener = (prototype && rejectionListeners.get(prototype)) ?? lastRun;
    if (listener === undefined) throw reason;
    // In a turn of its own: reporting may run code that rejects again.
    setImmediate(() => listener(reason));
  });
}

/** The host of a world that runs in Node. */
export const host: Host = {
  createContext(onRejection): ScriptContext {
    // Without a prototype, or the realm's global object would inherit from the host's `Object.prototype`.
    const context = createContext(Object.create(null), {
      microtaskMode: 'afterEvaluate',
      codeGeneration: { strings: false, wasm: false },
    });
    const globals = READ_GLOBALS.runInContext(context);
    watchRejections(globals.Promise.prototype, onRejection);
    return {
      globals,
      // Each `CompiledScript` is of `compileScript` below.
      evaluate: (script) => (script as Script).runInContext(context),
      compileFunction: (body, parameters, filename) =>
        compileFunction(body, [...parameters], { filename, parsingContext: context }),
      runMicrotasks() {
        lastRun = onRejection;
        EMPTY_SCRIPT.runInContext(context);
      },
    };
  },
  compileScript: (source, filename, columnOffset = 0) => new Script(source, { filename, columnOffset }),
  nextTurn: () => new Promise((resolve) => setImmediate(() => setImmediate(resolve))),
  clock: {
    now: () => performance.now(),
    schedule: (work, delayMs) => void (delayMs === 0 ? setImmediate(work) : setTimeout(work, delayMs)),
  },
  readFont(fileName) {
    const bytes = readFileSync(findFont(fileName));
    // A small file shares its buffer with others.
    return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  },
  findInstalledFonts,
};

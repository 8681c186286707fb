const { statSync } = require('node:fs');
const { dirname } = require('node:path');
const { setFlagsFromString } = require('node:v8');
const { Script } = require('node:vm');
const { default: Runtime } = require('jest-runtime');

/**
 * As in simulator/process/optimise-later.ts: the functions of a suite live for seconds, and V8 optimises each suite's
 * anew. Saves a tenth of the time of all.
 */
setFlagsFromString('--interrupt-budget=800000');

/** File → its text, and the time and size that the file had then. */
const texts = new Map();
/** File → its compiled code. */
const scripts = new Map();

/**
 * Loaded once a worker, outside of the suites, because loading takes them 10 to 40 ms each, and the last two ten times
 * as long. They keep nothing from call to call that another suite would notice, and nobody looks at the constructors of
 * what they return or throw.
 */
const SHARED_PACKAGES = [
  ...['@noble/ciphers/aes', '@resvg/resvg-js', 'css-select', 'css-tree', 'htmlparser2'],
  ...['playwright-core', 'typescript'],
];

/** The same of Jest's own modules: they format errors, draw seeds, and keep snapshots, of which there are none. */
const SHARED_INTERNALS = ['graceful-fs', 'jest-message-util', 'jest-snapshot', 'pure-rand'];

/**
 * Jest runs each test in an AsyncLocalStorage, and Node then calls a hook for every promise: a twentieth of the time of
 * suites full of promises. Only Jest's snapshots in concurrent tests need it, and there are none.
 */
class NoLocalStorage {
  run(_store, callback) {
    return callback();
  }

  getStore() {}
}

/**
 * Jest's runtime, but a worker reads and compiles each file once for all suites rather than once for each: half of the
 * time of a suite went into that. Every suite still evaluates every module anew, in a context of its own.
 */
class SharedCodeRuntime extends Runtime {
  readFile(filename) {
    const { mtimeMs, size } = statSync(filename);
    const stamp = `${mtimeMs} ${size}`;
    let kept = texts.get(filename);
    if (kept?.stamp !== stamp) {
      kept = { stamp, text: super.readFile(filename) };
      texts.set(filename, kept);
    }
    return kept.text;
  }

  requireInternalModule(from, name) {
    if (name === 'async_hooks') return { AsyncLocalStorage: NoLocalStorage };
    if (SHARED_INTERNALS.includes(name)) return require(require.resolve(name, { paths: [dirname(from)] }));
    return super.requireInternalModule(from, name);
  }

  requireModuleOrMock(from, name) {
    return SHARED_PACKAGES.includes(name) ? require(name) : super.requireModuleOrMock(from, name);
  }

  createScriptFromCode(source, filename) {
    const context = this._environment.getVmContext();
    if (context === null) return null;
    let kept = scripts.get(filename);
    if (kept?.source !== source) {
      const head = `(function (${this.constructInjectedModuleParameters().join(', ')}) {`;
      try {
        const script = new Script(`${head}${source}\n})`, { filename, columnOffset: -head.length });
        kept = { source, script };
      } catch {
        // Jest's own explanation of a syntax error.
        return super.createScriptFromCode(source, filename);
      }
      scripts.set(filename, kept);
    }
    return kept.script.runInContext(context);
  }
}

module.exports = { __esModule: true, default: SharedCodeRuntime };

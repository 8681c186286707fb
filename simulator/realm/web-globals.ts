import type { ScriptContext } from '../host/host';
import { host } from '../host/node-host';
import { copyValue, HOST_FACTORY } from './copy-value';
import type { Realm } from './realm';
import { evaluateFunction } from './untyped-values';

/**
 * `atob`, `btoa` and `URLSearchParams`, which the SDK's types list for companions (fitbit-sdk-types,
 * companion/global.d.ts), and of what browsers have besides `queueMicrotask` and `performance.now`. `size` and the two-argument forms of `has` and `delete` came in 2023 and are left out.
 */
const SOURCE = `(function (native) {
'use strict';
function requireArgument(name, given) {
  if (given.length === 0) throw new TypeError(name + ': 1 argument required, but only 0 present');
}
function atob(data) {
  requireArgument('atob', arguments);
  return native.atob(\`\${data}\`);
}
function btoa(data) {
  requireArgument('btoa', arguments);
  return native.btoa(\`\${data}\`);
}

function readPair(item) {
  const pair = Array.from(item);
  if (pair.length !== 2) throw new TypeError('URLSearchParams: each item must be a pair of name and value');
  return [\`\${pair[0]}\`, \`\${pair[1]}\`];
}
function readInit(init) {
  if (init === undefined) return [];
  if (init === null || (typeof init !== 'object' && typeof init !== 'function')) return native.parse(\`\${init}\`);
  const iterator = init[Symbol.iterator];
  if (iterator === undefined || iterator === null) return Object.keys(init).map((name) => [name, \`\${init[name]}\`]);
  return Array.from(init, readPair);
}

class URLSearchParams {
  #pairs;

  constructor(init) {
    this.#pairs = readInit(init);
  }

  append(name, value) {
    this.#pairs.push([\`\${name}\`, \`\${value}\`]);
  }

  delete(name) {
    const removed = \`\${name}\`;
    this.#pairs = this.#pairs.filter((pair) => pair[0] !== removed);
  }

  get(name) {
    const found = this.getAll(name);
    return found.length > 0 ? found[0] : null;
  }

  getAll(name) {
    const wanted = \`\${name}\`;
    return this.#pairs.filter((pair) => pair[0] === wanted).map((pair) => pair[1]);
  }

  has(name) {
    return this.getAll(name).length > 0;
  }

  /** The first of that name gets the value, the others go. */
  set(name, value) {
    const [key, text] = [\`\${name}\`, \`\${value}\`];
    const at = this.#pairs.findIndex((pair) => pair[0] === key);
    if (at < 0) {
      this.append(key, text);
      return;
    }
    this.#pairs = this.#pairs.filter((pair, i) => i === at || pair[0] !== key);
    this.#pairs[at] = [key, text];
  }

  sort() {
    this.#pairs.sort((a, b) => (a[0] < b[0] ? -1 : Number(a[0] > b[0])));
  }

  toString() {
    return native.format(this.#pairs);
  }

  forEach(callback, thisArg) {
    if (typeof callback !== 'function') throw new TypeError('URLSearchParams.forEach needs a function');
    for (const [name, value] of this) callback.call(thisArg, value, name, this);
  }

  /** Live, as on the web: what is appended meanwhile comes too. */
  *entries() {
    for (let i = 0; i < this.#pairs.length; i++) yield [this.#pairs[i][0], this.#pairs[i][1]];
  }

  *keys() {
    for (const pair of this.entries()) yield pair[0];
  }

  *values() {
    for (const pair of this.entries()) yield pair[1];
  }
}
const define = Object.defineProperty;
define(URLSearchParams.prototype, Symbol.iterator, {
  value: URLSearchParams.prototype.entries,
  writable: true,
  configurable: true,
});
define(URLSearchParams.prototype, Symbol.toStringTag, { value: 'URLSearchParams', configurable: true });
const ready = Promise.resolve();
function queueMicrotask(callback) {
  if (typeof callback !== 'function') throw new TypeError('queueMicrotask needs a function');
  native.warnOfWeb('queueMicrotask');
  ready.then(() => {
    callback();
  });
}
const performance = {
  now() {
    native.warnOfWeb('performance.now');
    return native.elapsed();
  },
};
return { atob, btoa, performance, queueMicrotask, URLSearchParams };
})`;
const SCRIPT = host.compileScript(SOURCE, 'realm:web-globals');

/** The warning about what browsers have and the SDK's types have not. */
export function describeWebOnly(name: string): string {
  return `${name} is not in the SDK: it works here, a phone may lack it`;
}

interface WebGlobalsOptions {
  /** Milliseconds since the realm began. */
  elapsed(): number;
  /** Called at each use of what browsers have and the SDK's types have not. */
  warnOfWeb(name: string): void;
}

/** The globals by name; `realm` creates its values. */
export function createWebGlobals(
  context: ScriptContext,
  { createObject, toRealm }: Pick<Realm, 'createObject' | 'toRealm'>,
  { elapsed, warnOfWeb }: WebGlobalsOptions,
): Record<string, unknown> {
  // What atob and btoa throw is a DOMException, which becomes an Error of the realm with its name.
  const native = createObject({
    atob: (data: string) => atob(data),
    btoa: (data: string) => btoa(data),
    elapsed,
    warnOfWeb,
    parse: (text: string) => toRealm([...new URLSearchParams(text)]),
    format: (pairs: unknown) =>
      new URLSearchParams(copyValue(pairs, HOST_FACTORY) as [string, string][]).toString(),
  });
  const create = evaluateFunction<(native: unknown) => Record<string, unknown>>(context, SCRIPT);
  return create(native);
}

import type { Globals, ScriptContext } from '../host/host';
import { host } from '../host/node-host';
import type { FunctionWrapper } from './function-wrapper';
import { evaluateFunction } from './untyped-values';

/** What an edition of ECMAScript added, as names with spaces between them. */
interface Addition {
  edition: string;
  /** The first iOS whose engine has it. Android's companions run in a WebView, which is kept up to date. */
  iOS: string;
  statics?: Readonly<Record<string, string>>;
  members?: Readonly<Record<string, string>>;
}

/**
 * What the oldest phones that Fitbit's app ran on lack: they have the engine of Safari 10.0. Published companions use
 * it and today's phones have it, so it works here, with a warning. The versions of iOS for Promise (but not `any`) and
 * Object.fromEntries are those of MDN's compatibility data; the others have not been compared with it. Intl's additions
 * are those of locale.ts, BigInt and symbols are below, and `dotAll` has no warning: the flag `s` has one.
 */
const ADDITIONS: readonly Addition[] = [
  {
    edition: 'ES2017',
    iOS: '10.3',
    statics: { Object: 'entries getOwnPropertyDescriptors values' },
    members: { String: 'padEnd padStart' },
  },
  { edition: 'ES2018', iOS: '11.3', members: { Promise: 'finally' } },
  { edition: 'ES2019', iOS: '12.0', members: { Array: 'flat flatMap', String: 'trimEnd trimStart' } },
  {
    edition: 'ES2019',
    iOS: '12.2',
    statics: { Object: 'fromEntries' },
    members: { Symbol: 'description' },
  },
  { edition: 'ES2020', iOS: '13.0', statics: { Promise: 'allSettled' }, members: { String: 'matchAll' } },
  { edition: 'ES2021', iOS: '13.4', members: { String: 'replaceAll' } },
  { edition: 'ES2021', iOS: '14.0', statics: { Promise: 'any' } },
  {
    edition: 'ES2022',
    iOS: '15.4',
    statics: { Object: 'hasOwn' },
    members: { Array: 'at', String: 'at', TypedArray: 'at' },
  },
];

/** The names of all editions, by the builtin that has them. */
export const NEWER_BUILTINS = { statics: namesOf('statics'), members: namesOf('members') };

function namesOf(kind: 'statics' | 'members'): Readonly<Record<string, string>> {
  const names: Record<string, string> = {};
  for (const addition of ADDITIONS)
    for (const [builtin, added] of Object.entries(addition[kind] ?? {}))
      names[builtin] = `${names[builtin] ?? ''} ${added}`;
  return names;
}

/** What all typed arrays share has no name of its own. */
const HOLDERS: Readonly<Record<string, string>> = { TypedArray: 'Object.getPrototypeOf(Uint8Array)' };

/** Symbols that an old phone lacks. They are the same in all realms. */
const SYMBOLS = [
  { name: 'asyncIterator', value: Symbol.asyncIterator, edition: 'ES2018', iOS: '12.0' },
  { name: 'matchAll', value: Symbol.matchAll, edition: 'ES2020', iOS: '13.0' },
];
const BIG_INT = describeAddition('BigInt', 'ES2020', '14.0');

const SOURCE = `(function (warn, symbols) {
'use strict';
const { apply } = Reflect;
const define = Object.defineProperty;
const describe = Object.getOwnPropertyDescriptor;
function warnAt(holder, name, text) {
  const { value: native, get: nativeGet } = describe(holder, name);
  if (nativeGet) {
    const { get } = describe({ get [name]() { warn(text); return apply(nativeGet, this, []); } }, name);
    define(holder, name, { get, enumerable: false, configurable: true });
    return;
  }
  const value = { [name](...args) { warn(text); return apply(native, this, args); } }[name];
  define(value, 'length', { value: native.length, configurable: true });
  define(holder, name, { value, writable: true, enumerable: false, configurable: true });
}
${ADDITIONS.flatMap(warnings).join('\n')}
for (let i = 0; i < symbols.length; i++) {
  const { name, value, text } = symbols[i];
  define(Symbol, name, { get() { warn(text); return value; }, enumerable: false, configurable: true });
}
const NativeBigInt = BigInt;
const OwnBigInt = new Proxy(NativeBigInt, {
  apply(_, self, args) { warn('${BIG_INT}'); return apply(NativeBigInt, self, args); },
});
define(NativeBigInt.prototype, 'constructor', { value: OwnBigInt, writable: true, enumerable: false, configurable: true });
return OwnBigInt;
})`;

function warnings({ edition, iOS, statics = {}, members = {} }: Addition): string[] {
  const warnAll = (builtins: Readonly<Record<string, string>>, suffix: string): string[] =>
    Object.entries(builtins).flatMap(([builtin, names]) =>
      names.split(' ').map((name) => {
        const text = describeAddition(`${builtin}${suffix}.${name}`, edition, iOS);
        return `warnAt(${HOLDERS[builtin] ?? builtin}${suffix}, '${name}', '${text}');`;
      }),
    );
  return [...warnAll(statics, ''), ...warnAll(members, '.prototype')];
}

/** The warning about something that an old phone lacks. */
export function describeAddition(name: string, edition: string, iOS: string): string {
  return `${name} is of ${edition}: an iPhone with an iOS before ${iOS} lacks it`;
}

const GLOBAL_THIS = describeAddition('globalThis', 'ES2020', '12.2');

/** Warnings about a script that uses `globalThis` without asking whether it is there, as bundlers do. */
export function findGlobalThis(source: string): readonly string[] {
  if (!source.includes('globalThis')) return [];
  return /typeof\s+globalThis/.test(source) ? [] : [GLOBAL_THIS];
}

const SCRIPT = host.compileScript(SOURCE, 'realm:newer-builtins');

/** Lets `warn` know of each call. Before the app's code runs. */
export function watchNewerBuiltins(
  globals: Globals,
  context: ScriptContext,
  wrapper: FunctionWrapper,
  warn: (text: string) => void,
): void {
  const onCall = wrapper.wrapFunction((text: string) => warn(text), 'warn', 1);
  const symbols = SYMBOLS.map(({ name, value, edition, iOS }) => ({
    name,
    value,
    text: describeAddition(`Symbol.${name}`, edition, iOS),
  }));
  const install = evaluateFunction(context, SCRIPT);
  const value = Reflect.apply(install, undefined, [onCall, symbols]);
  Object.defineProperty(globals, 'BigInt', { value, writable: true, configurable: true, enumerable: false });
}

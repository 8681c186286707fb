import type { ScriptContext } from '../host/host';
import { host } from '../host/node-host';
import type { FunctionWrapper } from './function-wrapper';

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
 * it and today's phones have it, so it works here, with a warning. The versions of iOS for Promise and
 * Object.fromEntries are those of MDN's compatibility data; the others have not been compared with it.
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
  { edition: 'ES2019', iOS: '12.2', statics: { Object: 'fromEntries' } },
  { edition: 'ES2020', iOS: '13.0', statics: { Promise: 'allSettled' }, members: { String: 'matchAll' } },
  { edition: 'ES2021', iOS: '13.4', members: { String: 'replaceAll' } },
  {
    edition: 'ES2022',
    iOS: '15.4',
    statics: { Object: 'hasOwn' },
    members: { Array: 'at', String: 'at' },
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

const SOURCE = `(function (warn) {
'use strict';
const { apply } = Reflect;
const define = Object.defineProperty;
function warnAt(holder, name, text) {
  const native = holder[name];
  const value = { [name](...args) { warn(text); return apply(native, this, args); } }[name];
  define(value, 'length', { value: native.length, configurable: true });
  define(holder, name, { value, writable: true, enumerable: false, configurable: true });
}
${ADDITIONS.flatMap(warnings).join('\n')}
})`;

function warnings({ edition, iOS, statics = {}, members = {} }: Addition): string[] {
  const holders = [
    ...Object.entries(statics),
    ...Object.entries(members).map(([builtin, names]) => [`${builtin}.prototype`, names] as const),
  ];
  return holders.flatMap(([holder, names]) =>
    names.split(' ').map((name) => {
      const text = `${holder}.${name} is of ${edition}: an iPhone with an iOS before ${iOS} lacks it`;
      return `warnAt(${holder}, '${name}', '${text}');`;
    }),
  );
}

const SCRIPT = host.compileScript(SOURCE, 'realm:newer-builtins');

/** Lets `warn` know of each call. Before the app's code runs. */
export function watchNewerBuiltins(
  context: ScriptContext,
  wrapper: FunctionWrapper,
  warn: (text: string) => void,
): void {
  const onCall = wrapper.wrapFunction((text: string) => warn(text), 'warn', 1);
  Reflect.apply(context.evaluate(SCRIPT) as (warn: unknown) => void, undefined, [onCall]);
}

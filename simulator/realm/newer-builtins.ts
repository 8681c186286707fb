import type { ScriptContext } from '../host/host';
import { host } from '../host/node-host';
import type { FunctionWrapper } from './function-wrapper';

/**
 * What ES2017 added and every phone since iOS 10.3 has. Published companions use it, so it works here, with a
 * warning: the oldest phones that Fitbit's app supported have the engine of Safari 10.0, and throw.
 */
export const NEWER_BUILTINS = {
  Object: { statics: 'entries getOwnPropertyDescriptors values' },
  String: { members: 'padEnd padStart' },
} as const;

const SOURCE = `(function (warn) {
'use strict';
const { apply } = Reflect;
const define = Object.defineProperty;
function warnAt(holder, text, name) {
  const native = holder[name];
  const value = { [name](...args) { warn(text); return apply(native, this, args); } }[name];
  define(value, 'length', { value: native.length, configurable: true });
  define(holder, name, { value, writable: true, enumerable: false, configurable: true });
}
${NEWER_BUILTINS.Object.statics
  .split(' ')
  .map((name) => `warnAt(Object, 'Object.${name}', '${name}');`)
  .join('\n')}
${NEWER_BUILTINS.String.members
  .split(' ')
  .map((name) => `warnAt(String.prototype, 'String.prototype.${name}', '${name}');`)
  .join('\n')}
})`;

const SCRIPT = host.compileScript(SOURCE, 'realm:newer-builtins');

/** Lets `warn` know of each call. Before the app's code runs. */
export function watchNewerBuiltins(
  context: ScriptContext,
  wrapper: FunctionWrapper,
  warn: (text: string) => void,
): void {
  const onCall = wrapper.wrapFunction(
    (name: string) =>
      warn(
        `${name} is of ES2017: a phone with iOS 10.0 to 10.2, the oldest that Fitbit's app ran on, throws here`,
      ),
    'warn',
    1,
  );
  Reflect.apply(context.evaluate(SCRIPT) as (warn: unknown) => void, undefined, [onCall]);
}

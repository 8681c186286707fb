import type { Globals, ScriptContext } from '../host/host';
import { host } from '../host/node-host';
import { evaluateFunction } from './untyped-values';

/**
 * A `Proxy` whose traps get objects of the realm only. The engine makes the list of arguments of `apply` and
 * `construct` and the descriptor of `defineProperty` in the realm that caused the call, which may be the host.
 */
const SOURCE = `(function () {
'use strict';
const Native = Proxy;
const { apply, ownKeys } = Reflect;
const define = Object.defineProperty;
const TRAPS = Object.getOwnPropertyNames(Reflect);
const DEFAULTS = { __proto__: null };
for (const name of TRAPS) DEFAULTS[name] = Reflect[name];

/** The same members in an object of the realm. */
function copy(value, into) {
  const keys = ownKeys(value);
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i];
    if (key !== 'length') define(into, key, { value: value[key], writable: true, enumerable: true, configurable: true });
  }
  return into;
}

/** Index and kind of the argument that the engine makes. */
const COPIED = { __proto__: null, apply: [2, () => []], construct: [1, () => []], defineProperty: [2, () => ({})] };

function createTraps(handler) {
  const traps = { __proto__: null };
  for (let i = 0; i < TRAPS.length; i++) {
    const name = TRAPS[i];
    const copied = COPIED[name];
    traps[name] = (...args) => {
      if (copied) args[copied[0]] = copy(args[copied[0]], copied[1]());
      const trap = handler[name];
      return trap === undefined || trap === null ? apply(DEFAULTS[name], undefined, args) : apply(trap, handler, args);
    };
  }
  return traps;
}

function requireObject(value) {
  if (value === null || (typeof value !== 'object' && typeof value !== 'function'))
    throw new TypeError('Cannot create proxy with a non-object as target or handler');
}

function OwnProxy(target, handler) {
  if (!new.target) throw new TypeError("Constructor Proxy requires 'new'");
  requireObject(target);
  requireObject(handler);
  return new Native(target, createTraps(handler));
}
const nativeRevocable = Native.revocable;
define(OwnProxy, 'prototype', { value: undefined });
define(OwnProxy, 'name', { value: 'Proxy' });
define(OwnProxy, 'revocable', {
  value: function revocable(target, handler) {
    requireObject(target);
    requireObject(handler);
    return apply(nativeRevocable, Native, [target, createTraps(handler)]);
  },
  writable: true,
  configurable: true,
});
return OwnProxy;
})`;
const SCRIPT = host.compileScript(SOURCE, 'realm:proxy');

export function installProxy(globals: Globals, context: ScriptContext): void {
  const create = evaluateFunction<() => unknown>(context, SCRIPT);
  const value = create();
  Object.defineProperty(globals, 'Proxy', { value, writable: true, configurable: true, enumerable: false });
}

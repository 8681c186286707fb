import type { Bridge, NewTarget } from './bridge';
import type { RealmProfile } from './realm';

/** Texts must not depend on the computer's language: where an app names none, it is this one. */
const LANGUAGE = 'en-US';

type LocaleMethod = (this: never, locales?: string, options?: object) => string;

/**
 * Makes the locale-dependent builtins independent of this computer. JerryScript has no locales at all; a phone
 * has an Intl of Safari 10's breadth, which here knows the realm's zone and clock.
 */
export function installLocale(
  globals: Record<string, unknown>,
  bridge: Bridge,
  options: { profile: RealmProfile; zone: () => string; now: () => number },
): void {
  const set = (builtin: string, name: string, length: number, work: (...args: never[]) => unknown): void => {
    const { prototype } = globals[builtin] as { prototype: object };
    const value = bridge.method(work, name, length);
    Object.defineProperty(prototype, name, { value, writable: true, configurable: true });
  };

  if (options.profile === 'device') {
    set('Number', 'toLocaleString', 0, function (this: unknown) {
      return Number.prototype.toString.call(this);
    });
    set('String', 'localeCompare', 1, function (this: unknown, other: unknown) {
      const [a, b] = [String(this), String(other)];
      return a < b ? -1 : Number(a > b);
    });
    return;
  }

  set('Number', 'toLocaleString', 0, function (this: number, locales?: string, format?: object) {
    return Number.prototype.toLocaleString.call(this, locales ?? LANGUAGE, format);
  });
  set('String', 'localeCompare', 1, function (this: string, other: string, locales?: string, how?: object) {
    return String.prototype.localeCompare.call(this, other, locales ?? LANGUAGE, how);
  });
  for (const name of ['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString'] as const) {
    const native: LocaleMethod = Date.prototype[name];
    set('Date', name, 0, function (this: never, locales?: string, format?: object) {
      return native.call(this, locales ?? LANGUAGE, { timeZone: options.zone(), ...format });
    });
  }
  installIntl(globals.Intl as Record<string, unknown>, bridge, options);
}

function installIntl(
  intl: Record<string, unknown>,
  bridge: Bridge,
  { zone, now }: { zone: () => string; now: () => number },
): void {
  const kept: Record<string, string> = {
    Collator: 'compare',
    NumberFormat: 'format',
    DateTimeFormat: 'format',
  };
  for (const [name, method] of Object.entries(kept)) {
    const Native = intl[name] as NewTarget & { prototype: object };
    for (const key of Object.getOwnPropertyNames(Native.prototype)) {
      if (key !== method && key !== 'resolvedOptions') Reflect.deleteProperty(Native.prototype, key);
    }
    const Wrapped = bridge.constructable(
      (newTarget, args) => {
        const given = args[1] as object | undefined;
        const how = name === 'DateTimeFormat' ? { timeZone: zone(), ...given } : given;
        return Reflect.construct(Native, [args[0] ?? LANGUAGE, how] as never[], newTarget ?? Native);
      },
      name,
      0,
    );
    Object.defineProperty(Wrapped, 'prototype', { value: Native.prototype, writable: false });
    Object.defineProperty(Native.prototype, 'constructor', {
      value: Wrapped,
      writable: true,
      configurable: true,
    });
    const { supportedLocalesOf } = Native as unknown as Record<string, unknown>;
    Object.defineProperty(Wrapped, 'supportedLocalesOf', {
      value: supportedLocalesOf,
      writable: true,
      configurable: true,
    });
    intl[name] = Wrapped;
  }

  const { prototype } = intl.DateTimeFormat as { prototype: object };
  const native = Object.getOwnPropertyDescriptor(prototype, 'format')?.get;
  const get = bridge.method(
    function (this: unknown) {
      const format = native?.call(this) as (date: unknown) => string;
      return bridge.method((date: unknown) => format(date === undefined ? now() : date), '', 1);
    },
    'get format',
    0,
  );
  Object.defineProperty(prototype, 'format', { get: get as () => unknown, configurable: true });
}

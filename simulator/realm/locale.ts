import { DATE_TEXT_METHODS, formatDateText } from './date-text';
import type { FunctionWrapper, NewTarget } from './function-wrapper';
import type { RealmProfile } from './realm';

/** The language where the app names none, so that texts do not depend on the computer. */
const DEFAULT_LOCALE = 'en-US';

/**
 * Makes locale-dependent builtins independent of this computer. JerryScript has no locales. A phone has the Intl of
 * Safari 10, which here uses the realm's zone and clock.
 */
export function installLocale(
  globals: Record<string, unknown>,
  wrapper: FunctionWrapper,
  options: { profile: RealmProfile; zone: () => string; now: () => number },
): void {
  const defineMethod = (
    builtin: string,
    name: string,
    length: number,
    work: (...args: never[]) => unknown,
  ): void => {
    const { prototype } = globals[builtin] as { prototype: object };
    const value = wrapper.wrapFunction(work, name, length);
    Object.defineProperty(prototype, name, { value, writable: true, configurable: true });
  };

  if (options.profile === 'device') {
    defineMethod('Number', 'toLocaleString', 0, function (this: unknown) {
      return Number.prototype.toString.call(this);
    });
    defineMethod('String', 'localeCompare', 1, function (this: unknown, other: unknown) {
      const [a, b] = [String(this), String(other)];
      return a < b ? -1 : Number(a > b);
    });
    return;
  }

  defineMethod('Number', 'toLocaleString', 0, function (this: number, locales?: string, format?: object) {
    return Number.prototype.toLocaleString.call(this, locales ?? DEFAULT_LOCALE, format);
  });
  defineMethod(
    'String',
    'localeCompare',
    1,
    function (this: string, other: string, locales?: string, how?: object) {
      return String.prototype.localeCompare.call(this, other, locales ?? DEFAULT_LOCALE, how);
    },
  );
  for (const name of DATE_TEXT_METHODS) {
    defineMethod('Date', name, 0, function (this: Date, locales?: unknown, format?: object) {
      return formatDateText(name, this, locales ?? DEFAULT_LOCALE, { timeZone: options.zone(), ...format });
    });
  }
  installIntl(globals.Intl as Record<string, unknown>, wrapper, options);
}

function installIntl(
  intl: Record<string, unknown>,
  wrapper: FunctionWrapper,
  { zone, now }: { zone: () => string; now: () => number },
): void {
  const keptMethods: Record<string, string> = {
    Collator: 'compare',
    NumberFormat: 'format',
    DateTimeFormat: 'format',
  };
  for (const [name, method] of Object.entries(keptMethods)) {
    const Native = intl[name] as NewTarget & { prototype: object; supportedLocalesOf: unknown };
    for (const key of Object.getOwnPropertyNames(Native.prototype)) {
      if (key !== method && key !== 'resolvedOptions') Reflect.deleteProperty(Native.prototype, key);
    }
    const Wrapped = wrapper.wrapConstructor(
      (newTarget, args) => {
        const givenOptions = args[1] as object | undefined;
        const zonedOptions = name === 'DateTimeFormat' ? { timeZone: zone(), ...givenOptions } : givenOptions;
        return Reflect.construct(
          Native,
          [args[0] ?? DEFAULT_LOCALE, zonedOptions] as never[],
          newTarget ?? Native,
        );
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
    const { supportedLocalesOf } = Native;
    Object.defineProperty(Wrapped, 'supportedLocalesOf', {
      value: supportedLocalesOf,
      writable: true,
      configurable: true,
    });
    intl[name] = Wrapped;
  }

  const { prototype } = intl.DateTimeFormat as { prototype: object };
  const native = Object.getOwnPropertyDescriptor(prototype, 'format')?.get;
  const get = wrapper.wrapFunction(
    function (this: unknown) {
      const format = native?.call(this) as (date: unknown) => string;
      return wrapper.wrapFunction((date: unknown) => format(date === undefined ? now() : date), '', 1);
    },
    'get format',
    0,
  );
  Object.defineProperty(prototype, 'format', { get: get as () => unknown, configurable: true });
}

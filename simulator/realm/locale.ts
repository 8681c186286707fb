import type { Globals } from '../host/host';
import { DATE_TEXT_METHODS, formatDateText } from './date-text';
import type { FunctionWrapper, NewTarget } from './function-wrapper';
import { describeAddition } from './newer-builtins';
import type { RealmProfile } from './realm';

/** The language of a realm that has none of its own, so that texts do not depend on the computer. */
const DEFAULT_LANGUAGE = 'en-US';

const DATE_TO_PARTS = describeAddition('Intl.DateTimeFormat.prototype.formatToParts', 'ES2017', '11.0');
const NUMBER_TO_PARTS = describeAddition('Intl.NumberFormat.prototype.formatToParts', 'ES2018', '13.0');
/** Constructors that an old phone lacks. */
const NEWER_FORMATS: Readonly<Record<string, string>> = {
  ListFormat: describeAddition('Intl.ListFormat', 'ES2021', '14.5'),
  PluralRules: describeAddition('Intl.PluralRules', 'ES2018', '13.0'),
  RelativeTimeFormat: describeAddition('Intl.RelativeTimeFormat', 'ES2020', '14.0'),
};

/** Number of language tags whose resolved form is kept. */
const MAX_RESOLVED = 100;

interface LocaleOptions {
  zone: () => string;
  now: () => number;
  warn: (text: string) => void;
  /** Completes the locales that an app names. */
  resolve: (locales: unknown) => string | string[];
}

/**
 * Makes locale-dependent builtins independent of this computer. JerryScript has no locales. A phone has the Intl of
 * Safari 10, which here uses the realm's language, zone and clock, and with a warning what apps use of later ones.
 */
export function installLocale(
  globals: Globals,
  wrapper: FunctionWrapper,
  options: { profile: RealmProfile; language: string | undefined } & Omit<LocaleOptions, 'resolve'>,
): void {
  const defineMethod = (
    builtin: 'Date' | 'Number' | 'String',
    name: string,
    length: number,
    work: (...args: never[]) => unknown,
  ): void => {
    const { prototype } = globals[builtin];
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
    defineMethod('String', 'toLocaleLowerCase', 0, function (this: unknown) {
      return String(this).toLowerCase();
    });
    defineMethod('String', 'toLocaleUpperCase', 0, function (this: unknown) {
      return String(this).toUpperCase();
    });
    return;
  }

  const resolve = createResolver(options.language ?? DEFAULT_LANGUAGE);
  defineMethod('Number', 'toLocaleString', 0, function (this: number, locales?: unknown, format?: object) {
    return Number.prototype.toLocaleString.call(this, resolve(locales), format);
  });
  defineMethod(
    'String',
    'localeCompare',
    1,
    function (this: string, other: string, locales?: unknown, how?: object) {
      return String.prototype.localeCompare.call(this, other, resolve(locales), how);
    },
  );
  for (const name of ['toLocaleLowerCase', 'toLocaleUpperCase'] as const) {
    defineMethod('String', name, 0, function (this: string, locales?: unknown) {
      return String.prototype[name].call(this, resolve(locales));
    });
  }
  for (const name of DATE_TEXT_METHODS) {
    defineMethod('Date', name, 0, function (this: Date, locales?: unknown, format?: object) {
      return formatDateText(name, this, resolve(locales), { timeZone: options.zone(), ...format });
    });
  }
  installIntl(globals.Intl, wrapper, { ...options, resolve });
}

/**
 * The locales of an app, or `language` where it names none: the engine would fall back to the computer's for none, for
 * an empty list and for languages that it does not know. Throws a RangeError for what is no language tag.
 */
function createResolver(language: string): (locales: unknown) => string | string[] {
  const findKnown = (locales: unknown): string | string[] => {
    // Other values throw, as in the app's own call.
    const known = Intl.DateTimeFormat.supportedLocalesOf(locales as string | string[]);
    return known.length > 1 ? known : (known[0] ?? language);
  };
  /** A page names the same few at every render. */
  const resolved = new Map<string, string | string[]>();
  return (locales) => {
    if (locales === undefined || locales === null) return language;
    if (typeof locales !== 'string') return findKnown(locales);
    const before = resolved.get(locales);
    if (before !== undefined) return before;
    const found = findKnown(locales);
    if (resolved.size < MAX_RESOLVED) resolved.set(locales, found);
    return found;
  };
}

function installIntl(
  intl: Record<string, unknown>,
  wrapper: FunctionWrapper,
  { zone, now, warn, resolve }: LocaleOptions,
): void {
  const keptMethods: Record<string, string[]> = {
    Collator: ['compare'],
    ListFormat: ['format', 'formatToParts'],
    NumberFormat: ['format', 'formatToParts'],
    DateTimeFormat: ['format', 'formatToParts'],
    PluralRules: ['select'],
    RelativeTimeFormat: ['format', 'formatToParts'],
  };
  for (const [name, methods] of Object.entries(keptMethods)) {
    // The constructors of a context that has run nothing yet.
    const Native = intl[name] as NewTarget & { prototype: object; supportedLocalesOf: unknown };
    for (const key of Object.getOwnPropertyNames(Native.prototype)) {
      if (!methods.includes(key) && key !== 'resolvedOptions') Reflect.deleteProperty(Native.prototype, key);
    }
    const Wrapped = wrapper.wrapConstructor(
      (newTarget, args) => {
        const newer = NEWER_FORMATS[name];
        if (newer !== undefined) {
          if (!newTarget) throw new TypeError(`Constructor Intl.${name} requires 'new'`);
          warn(newer);
        }
        // What is no object the engine refuses, as it refuses the rest of the arguments below.
        const givenOptions = args[1] as object | undefined;
        const zonedOptions = name === 'DateTimeFormat' ? { timeZone: zone(), ...givenOptions } : givenOptions;
        return Reflect.construct(Native, [resolve(args[0]), zonedOptions] as never[], newTarget ?? Native);
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

  // Both are constructors, wrapped above.
  const { prototype } = intl.DateTimeFormat as { prototype: object };
  const { prototype: ofNumbers } = intl.NumberFormat as { prototype: object };
  const native = Object.getOwnPropertyDescriptor(prototype, 'format')?.get;
  const get = wrapper.wrapFunction(
    function (this: unknown) {
      // The engine's getter returns a function.
      const format = native?.call(this) as (date: unknown) => string;
      return wrapper.wrapFunction((date: unknown) => format(date === undefined ? now() : date), '', 1);
    },
    'get format',
    0,
  );
  Object.defineProperty(prototype, 'format', { get, configurable: true });
  replaceToParts(prototype, DATE_TO_PARTS, (date) => (date === undefined ? now() : date));
  replaceToParts(ofNumbers, NUMBER_TO_PARTS, (number) => number);

  /** Warns at each call. */
  function replaceToParts(holder: object, text: string, complete: (value: unknown) => unknown): void {
    // A method of the engine, of one of the two prototypes above.
    const nativeToParts = Reflect.get(holder, 'formatToParts') as (value: unknown) => unknown;
    const value = wrapper.wrapFunction(
      function (this: unknown, given: unknown) {
        warn(text);
        return nativeToParts.call(this, complete(given));
      },
      'formatToParts',
      1,
    );
    Object.defineProperty(holder, 'formatToParts', { value, writable: true, configurable: true });
  }
}

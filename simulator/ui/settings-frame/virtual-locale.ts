import { DATE_TEXT_METHODS } from '../../realm/date-text';

interface Locale {
  /** The phone's. */
  language: string;
  zone(): string;
  now(): number;
}
type Locales = string | string[] | undefined;
type FormatConstructor = new (locales: Locales, options?: object) => object;

/** The constructors of Intl that take locales first. A browser may lack some. */
const FORMATS = [
  'Collator',
  'DateTimeFormat',
  'DisplayNames',
  'DurationFormat',
  'ListFormat',
  'NumberFormat',
  'PluralRules',
  'RelativeTimeFormat',
  'Segmenter',
];

/**
 * Makes the texts of dates, numbers and comparisons those of the phone's language and zone, where the app names none
 * that is known.
 */
export function installVirtualLocale(locale: Locale): void {
  const resolve = createResolver(locale.language);
  for (const name of DATE_TEXT_METHODS) {
    const native = Date.prototype[name];
    define(Date.prototype, name, function (this: Date, locales?: Locales, options?: object) {
      return native.call(this, resolve(locales), { timeZone: locale.zone(), ...options });
    });
  }
  for (const { prototype } of [Number, BigInt]) {
    const native = prototype.toLocaleString;
    define(prototype, 'toLocaleString', function (this: unknown, locales?: Locales, options?: object) {
      return Reflect.apply(native, this, [resolve(locales), options]);
    });
  }
  for (const name of ['toLocaleLowerCase', 'toLocaleUpperCase'] as const) {
    const native = String.prototype[name];
    define(String.prototype, name, function (this: string, locales?: Locales) {
      return native.call(this, resolve(locales));
    });
  }
  const { localeCompare } = String.prototype;
  define(
    String.prototype,
    'localeCompare',
    function (this: string, that: string, locales?: Locales, how?: object) {
      return localeCompare.call(this, that, resolve(locales), how);
    },
  );
  for (const name of FORMATS) replaceFormat(name, locale, resolve);
  replaceFormatGetter(locale);
}

/** Gives `navigator` the phone's language. */
export function setNavigatorLanguage(navigator: object, language: string): void {
  Object.defineProperties(navigator, { language: { value: language }, languages: { value: [language] } });
}

function createResolver(language: string): (locales: Locales) => Locales {
  const { supportedLocalesOf } = Intl.DateTimeFormat;
  return (locales) => {
    if (locales === undefined || locales === null) return language;
    const known = supportedLocalesOf(locales);
    return known.length > 0 ? known : language;
  };
}

function replaceFormat(name: string, { zone }: Locale, resolve: (locales: Locales) => Locales): void {
  // Not all names are in the types.
  const Native = Reflect.get(Intl, name) as FormatConstructor | undefined;
  if (!Native) return;
  const complete = ([locales, options]: [Locales?, object?]): [Locales, object?] => [
    resolve(locales),
    name === 'DateTimeFormat' ? { timeZone: zone(), ...options } : options,
  ];
  const Completed = new Proxy(Native, {
    apply: (target, self, args: [Locales?, object?]) => Reflect.apply(target as never, self, complete(args)),
    construct: (target, args: [Locales?, object?], newTarget) =>
      Reflect.construct(target, complete(args), newTarget),
  });
  define(Intl, name, Completed);
  define(Native.prototype, 'constructor', Completed);
}

/** `format()` without a date means now. */
function replaceFormatGetter({ now }: Locale): void {
  const { prototype } = Intl.DateTimeFormat;
  const native = Object.getOwnPropertyDescriptor(prototype, 'format')?.get;
  Object.defineProperty(prototype, 'format', {
    configurable: true,
    get(this: Intl.DateTimeFormat) {
      const format: Intl.DateTimeFormat['format'] = native?.call(this);
      return (date?: Date | number) => format(date ?? now());
    },
  });
}

function define(target: object, name: string, value: unknown): void {
  Object.defineProperty(target, name, { value, writable: true, configurable: true });
}

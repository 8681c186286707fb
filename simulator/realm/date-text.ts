import { keysOf } from '../world/keys-of';

/** The methods of Date that use Intl, with the fields that an app must request, and those that it gets by default. */
const FIELDS = {
  toLocaleString: { required: ['date', 'time'], defaults: ['date', 'time'] },
  toLocaleDateString: { required: ['date'], defaults: ['date'] },
  toLocaleTimeString: { required: ['time'], defaults: ['time'] },
} as const;
type DateTextMethod = keyof typeof FIELDS;
export const DATE_TEXT_METHODS = keysOf(FIELDS);

const REQUIRED_FIELDS = {
  date: ['weekday', 'year', 'month', 'day'],
  time: ['dayPeriod', 'hour', 'minute', 'second', 'fractionalSecondDigits'],
} as const;
const DEFAULT_FIELDS = { date: ['year', 'month', 'day'], time: ['hour', 'minute', 'second'] } as const;

const MAX_FORMATTERS = 100;
const formatters = new Map<string, Intl.DateTimeFormat>();

/**
 * The same text as that of the method of Date. The engine makes a formatter for each call with options, which takes
 * longer than all else in a settings page, so formatters are kept.
 */
export function formatDateText(
  method: DateTextMethod,
  date: Date,
  locale: unknown,
  options: Readonly<Record<string, unknown>>,
): string {
  const time = Date.prototype.getTime.call(date);
  if (typeof locale !== 'string' || Number.isNaN(time) || !isSimple(options))
    // The engine throws for what is no language.
    return Date.prototype[method].call(date, locale as string, options);
  const key = `${method} ${locale} ${JSON.stringify(options)}`;
  const formatter = formatters.get(key);
  if (formatter) return formatter.format(time);
  // What the engine rejects, it rejects here, with its own error.
  const text = Date.prototype[method].call(date, locale, options);
  if (formatters.size >= MAX_FORMATTERS) formatters.clear();
  formatters.set(key, new Intl.DateTimeFormat(locale, withDefaults(method, options)));
  return text;
}

/** Whether a key can be made from the options. A style instead of fields is left to the engine. */
function isSimple({ dateStyle, timeStyle, ...fields }: Readonly<Record<string, unknown>>): boolean {
  return (
    dateStyle === undefined &&
    timeStyle === undefined &&
    Object.values(fields).every(
      (value) =>
        value === undefined ||
        typeof value === 'string' ||
        typeof value === 'boolean' ||
        Number.isFinite(value),
    )
  );
}

/** ECMA-402, ToDateTimeOptions. */
function withDefaults(
  method: DateTextMethod,
  options: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const { required, defaults } = FIELDS[method];
  const hasFields = required.some((part) =>
    REQUIRED_FIELDS[part].some((field) => options[field] !== undefined),
  );
  if (hasFields) return { ...options };
  const added = defaults.flatMap((part) => DEFAULT_FIELDS[part].map((field) => [field, 'numeric']));
  return { ...options, ...Object.fromEntries(added) };
}

import { gettext } from 'i18n';

/** The message of settings/i18n with this id, with `values` in place of each "%", in order. */
export function translate(id: string, ...values: string[]): string {
  return values.reduce((text, value) => text.replace('%', () => value), gettext(id));
}

/** The message, or undefined when there is none: `gettext` then returns the id. */
export function findTranslation(id: string): string | undefined {
  const words = gettext(id);
  return words === id ? undefined : words;
}

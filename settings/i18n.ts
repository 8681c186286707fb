import { gettext } from 'i18n';

/** The message of settings/i18n with this id, with `value` in place of its "%". */
export function translate(id: string, value = ''): string {
  return gettext(id).split('%').join(value);
}

/** The message, or undefined when there is none: `gettext` then returns the id. */
export function findTranslation(id: string): string | undefined {
  const words = gettext(id);
  return words === id ? undefined : words;
}

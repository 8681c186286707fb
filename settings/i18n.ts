import { gettext } from 'i18n';

/** What settings/i18n has under an id, with `figure` in place of its "%". */
export function translate(id: string, value = ''): string {
  return gettext(id).split('%').join(value);
}

/** The same, or undefined where there is no such message: `gettext` then answers the id itself. */
export function findTranslation(id: string): string | undefined {
  const words = gettext(id);
  return words === id ? undefined : words;
}

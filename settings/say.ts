import { gettext } from 'i18n';

/** What settings/i18n has under an id, with `figure` in place of its "%". */
export function say(id: string, figure = ''): string {
  return gettext(id).split('%').join(figure);
}

/** The same, or undefined where there is no such message: `gettext` then answers the id itself. */
export function known(id: string): string | undefined {
  const words = gettext(id);
  return words === id ? undefined : words;
}

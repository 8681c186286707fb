import { gettext } from 'i18n';

/** The text of an unknown figure. A real zero is "0". */
export const UNKNOWN = '—';

/** The message of app/i18n with this id, with `value` in place of its "%". */
export function translate(id: string, value?: string | number): string {
  // A function, because `replace` interprets $ in a string.
  return gettext(id).replace('%', () => '' + value);
}

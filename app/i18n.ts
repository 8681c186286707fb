import { gettext } from 'i18n';

/** Stands for a figure nobody knows; a real zero is "0". */
export const UNKNOWN = '—';

/** What app/i18n has under an id, with a figure in place of its "%". */
export function translate(id: string, value?: string | number): string {
  // As a function: in a text `replace` would see to every $ of a name.
  return gettext(id).replace('%', () => String(value));
}

import { gettext } from 'i18n';

/**
 * The message of app/i18n with this id, with `value` in place of its "%". Without a message, because a part of the id
 * came from the phone, `gettext` returns the id and this ''. So no message is its own id.
 */
export function translate(id: string, value?: string | number): string {
  const text = gettext(id);
  // A function, because `replace` interprets $ in a string. It makes a text of the value itself.
  return text === id ? '' : text.replace('%', () => value as string);
}

import { readLanguageTable } from '../language-table';
import type { Launch } from '../launch';

/** The message for an id in the wearer's language: the same for `i18n` and for texts in views. */
export type Gettext = (id: string) => string;

/**
 * Picks the package's table for the watch's language: the very language, then one of the same kind
 * (`en` for `en-GB`), then the package's first, its default. An id without a message stands for itself.
 */
export function createGettext({
  part,
  preferences,
  warn,
}: Pick<Launch, 'part' | 'preferences' | 'warn'>): Gettext {
  const wanted = preferences.language.toLowerCase();
  const tags = Object.keys(part.languages);
  const tag =
    tags.find((each) => each === wanted) ??
    tags.find((each) => each.split('-')[0] === wanted.split('-')[0]) ??
    tags[0];
  const path = tag === undefined ? undefined : part.languages[tag]?.resources;
  const bytes = path === undefined ? undefined : part.files.get(path);
  if (!bytes) return (id) => id;
  try {
    const messages = readLanguageTable(bytes);
    return (id) => messages(id) ?? id;
  } catch (error) {
    warn(`${path}: ${(error as Error).message}; texts stand as their message ids`);
    return (id) => id;
  }
}

export function createI18nModule({ realm }: Launch, gettext: Gettext): Record<string, unknown> {
  return realm.module({ gettext: (id: unknown) => gettext(String(id)) });
}

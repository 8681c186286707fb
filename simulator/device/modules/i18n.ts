import { readLanguageTable } from '../language-table';
import type { Launch } from '../launch';

/** The message for an id in the wearer's language: the same for `i18n` and for texts in views. */
export type Gettext = (id: string) => string;

type Sources = Pick<Launch, 'part' | 'preferences' | 'warn'>;

/**
 * Looks in the package's table for the watch's language, the very one or one of the same kind (`fr-FR` for
 * `fr-CA`), then in that of the package's first language, its default, as the i18n reference says. An id
 * without a message stands for itself.
 */
export function createGettext(sources: Sources): Gettext {
  const { part, preferences, warn } = sources;
  const tags = Object.keys(part.languages);
  const own = closestTag(preferences.language.toLowerCase(), tags) ?? tags[0];
  const messages = own === undefined ? undefined : readMessages(sources, own);
  const fallback = tags[0] === undefined || tags[0] === own ? undefined : readMessages(sources, tags[0]);
  return (id) => {
    const message = messages?.(id);
    if (message !== undefined) return message;
    const standIn = fallback?.(id);
    if (standIn !== undefined) warn(`no message "${id}" in ${own}; that in ${tags[0]} stands in`);
    return standIn ?? id;
  };
}

function closestTag(wanted: string, tags: readonly string[]): string | undefined {
  const kind = (tag: string) => tag.split('-')[0];
  return tags.find((tag) => tag === wanted) ?? tags.find((tag) => kind(tag) === kind(wanted));
}

function readMessages(
  { part, warn }: Sources,
  tag: string,
): ((id: string) => string | undefined) | undefined {
  const path = part.languages[tag]?.resources;
  const bytes = path === undefined ? undefined : part.files.get(path);
  if (!bytes) return undefined;
  try {
    return readLanguageTable(bytes);
  } catch (error) {
    warn(`${path}: ${(error as Error).message}; texts stand as their message ids`);
    return undefined;
  }
}

export function createI18nModule({ realm }: Launch, gettext: Gettext): Record<string, unknown> {
  return realm.module({ gettext: (id: unknown) => gettext(String(id)) });
}

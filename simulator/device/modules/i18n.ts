import { messageOf } from '../../world/message-of';
import type { AppContext } from '../app-context';
import { readLanguageTable } from '../language-table';

/** The message for an id in the wearer's language: the same for `i18n` and for texts in views. */
export type Gettext = (id: string) => string;

type LanguageSources = Pick<AppContext, 'part' | 'preferences' | 'warn'>;

/**
 * Looks a message up in the table of the watch's language or of its closest relative (`fr-FR` for `fr-CA`),
 * then in that of the package's first language, its default, as the i18n reference says. Without a message the
 * text is the id.
 */
export function createGettext(sources: LanguageSources): Gettext {
  const { part, preferences, warn } = sources;
  const tags = Object.keys(part.languages);
  const tag = findClosestTag(preferences.language.toLowerCase(), tags) ?? tags[0];
  const messages = tag === undefined ? undefined : readMessages(sources, tag);
  const fallbackMessages =
    tags[0] === undefined || tags[0] === tag ? undefined : readMessages(sources, tags[0]);
  return (id) => {
    const message = messages?.(id);
    if (message !== undefined) return message;
    const fallbackMessage = fallbackMessages?.(id);
    if (fallbackMessage !== undefined) warn(`no message "${id}" in ${tag}; the one in ${tags[0]} is shown`);
    return fallbackMessage ?? id;
  };
}

function findClosestTag(wanted: string, tags: readonly string[]): string | undefined {
  const baseLanguage = (tag: string) => tag.split('-')[0];
  return tags.find((tag) => tag === wanted) ?? tags.find((tag) => baseLanguage(tag) === baseLanguage(wanted));
}

function readMessages(
  { part, warn }: LanguageSources,
  tag: string,
): ((id: string) => string | undefined) | undefined {
  const path = part.languages[tag]?.resources;
  const bytes = path === undefined ? undefined : part.files.get(path);
  if (!bytes) return undefined;
  try {
    return readLanguageTable(bytes);
  } catch (error) {
    warn(`${path}: ${messageOf(error)}; message ids are shown`);
    return undefined;
  }
}

export function createI18nModule({ realm }: AppContext, gettext: Gettext): Record<string, unknown> {
  return realm.createModule({ gettext: (id: unknown) => gettext(String(id)) });
}

/// <reference path="../../../node_modules/fitbit-sdk-types/types/shared/i18n.d.ts" />
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const FOLDER = join(__dirname, '../../../app/i18n');
const SOURCE_LANGUAGE = 'en-US';

/** The messages of the face by language, then by id. */
export const messages: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map(
  readdirSync(FOLDER).map((file) => [basename(file, '.po'), read(join(FOLDER, file))]),
);

/** The message as the watch finds it: in English for an unknown language. Throws for an unknown id. */
export function getMessage(language: string, id: string): string {
  const message = (messages.get(language) ?? messages.get(SOURCE_LANGUAGE))?.get(id);
  if (message === undefined) throw new Error(`app/i18n has no "${id}" in ${language}`);
  return message;
}

/** Replaces `gettext` of a watch in English. */
export function gettext(id: string): string {
  return getMessage(SOURCE_LANGUAGE, id);
}

function read(path: string): ReadonlyMap<string, string> {
  const pairs = readFileSync(path, 'utf8').matchAll(/^msgid "(.+)"\nmsgstr "(.+)"$/gm);
  return new Map([...pairs].map((match) => [match[1] ?? '', match[2] ?? '']));
}

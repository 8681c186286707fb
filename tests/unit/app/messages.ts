/// <reference path="../../../node_modules/fitbit-sdk-types/types/shared/i18n.d.ts" />
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const FOLDER = join(__dirname, '../../../app/i18n');
const SOURCE_LANGUAGE = 'en-US';

/** The face's messages by id, by language. */
export const messages: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map(
  readdirSync(FOLDER).map((file) => [basename(file, '.po'), read(join(FOLDER, file))]),
);

/** As the watch finds it: where there is no such language, in English. An id without a message is a mistake. */
export function getMessage(language: string, id: string): string {
  const message = (messages.get(language) ?? messages.get(SOURCE_LANGUAGE))?.get(id);
  if (message === undefined) throw new Error(`app/i18n has no "${id}" in ${language}`);
  return message;
}

/** Stands in for the `i18n` of a watch in English. */
export function gettext(id: string): string {
  return getMessage(SOURCE_LANGUAGE, id);
}

function read(path: string): ReadonlyMap<string, string> {
  const pairs = readFileSync(path, 'utf8').matchAll(/^msgid "(.+)"\nmsgstr "(.+)"$/gm);
  return new Map([...pairs].map((match) => [match[1] ?? '', match[2] ?? '']));
}

/// <reference path="../../../node_modules/fitbit-sdk-types/types/shared/i18n.d.ts" />
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const po = readFileSync(join(__dirname, '../../../app/i18n/en-US.po'), 'utf8');

/** The face's messages by id. */
export const messages: ReadonlyMap<string, string> = new Map(
  [...po.matchAll(/^msgid "(.+)"\nmsgstr "(.+)"$/gm)].map((match) => [match[1] ?? '', match[2] ?? '']),
);

/** Stands in for the watch's `i18n`: an id without a message is a mistake. */
export function gettext(id: string): string {
  const message = messages.get(id);
  if (message === undefined) throw new Error(`app/i18n/en-US.po has no "${id}"`);
  return message;
}

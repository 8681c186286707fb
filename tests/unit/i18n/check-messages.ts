import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import PO from 'pofile';
import { literally, type UsedId, usedIds } from './used-ids';

/** The language that the others are translations of, and that replaces any that is missing. */
export const SOURCE = 'en-US';

/** Ids and texts of one language. */
export type Messages = ReadonlyMap<string, string>;

export interface Rules {
  /** Languages that must be there; others that are there are checked as well. */
  languages: readonly string[];
  /** Functions that go on without a message. */
  mayMiss?: readonly string[];
  /** Views, whose texts that begin with `_` are ids behind it. */
  views?: readonly string[];
  /** Ids that the types allow and the code never comes to. */
  unsaid?: RegExp;
}

/** What is in `<folder>/i18n`, by language. */
export function readMessages(folder: string): Map<string, Messages> {
  const path = `${folder}/i18n`;
  const files = existsSync(path) ? readdirSync(path).filter((name) => name.endsWith('.po')) : [];
  return new Map(
    files.map((file) => {
      const { items } = PO.parse(readFileSync(`${path}/${file}`, 'utf8'));
      return [basename(file, '.po'), new Map(items.map(({ msgid, msgstr }) => [msgid, msgstr.join('')]))];
    }),
  );
}

/**
 * What is wrong with the messages of one side of the app, a line each: used and missing, present and
 * never used, present twice, empty, or with other placeholders or spaces around it than in the source.
 */
export function checkMessages(
  folder: string,
  { languages, mayMiss = [], views = [], unsaid = /^$/ }: Rules,
): string[] {
  const all = readMessages(folder);
  const source: Messages = all.get(SOURCE) ?? new Map();
  const used = usedIds(folder).concat(views.flatMap(idsInView));
  const ids = [...source.keys()];
  const isUsed = (id: string): boolean => used.some(({ pattern }) => new RegExp(`^${pattern}$`).test(id));
  const isThere = (pattern: string): boolean => ids.some((id) => new RegExp(`^${pattern}$`).test(id));
  return [
    ...languages.filter((language) => !all.has(language)).map((language) => `${language}: is missing`),
    ...used
      .map(({ pattern, by }) => ({ id: pattern.replace(/\\(.)/g, '$1'), pattern, by }))
      .filter(({ id, pattern, by }) => !mayMiss.includes(by) && !unsaid.test(id) && !isThere(pattern))
      .map(({ id, by }) => `${SOURCE}: ${by} asks for "${id}"`),
    ...ids.filter((id) => !isUsed(id)).map((id) => `${SOURCE}: nobody asks for "${id}"`),
    ...[...all].flatMap(([language, messages]) => [
      ...ids.filter((id) => !messages.has(id)).map((id) => `${language}: "${id}" is missing`),
      ...twice(`${folder}/i18n/${language}.po`).map((id) => `${language}: "${id}" is there twice`),
      ...[...messages].flatMap(([id, text]) =>
        faultsOf(text, source.get(id)).map((fault) => `${language}: "${id}" ${fault}`),
      ),
    ]),
  ];
}

function idsInView(path: string): UsedId[] {
  const texts = readFileSync(path, 'utf8').matchAll(/>_([^<]+)</g);
  return [...texts].map(([, id = '']) => ({ pattern: literally(id), exact: true, by: basename(path) }));
}

function faultsOf(text: string, source: string | undefined): string[] {
  if (source === undefined) return [`is not in ${SOURCE}`];
  if (text === '') return ['is empty'];
  const faults: string[] = [];
  if (placeholders(text) !== placeholders(source)) faults.push(`has not the placeholders of ${SOURCE}`);
  // A space alone is a message: the separator of thousands.
  if (text !== text.trim() && text.trim() !== '') faults.push('has a space at an end');
  return faults;
}

function placeholders(text: string): number {
  return text.split('%').length - 1;
}

function twice(path: string): string[] {
  const ids = PO.parse(readFileSync(path, 'utf8')).items.map(({ msgid }) => msgid);
  return ids.filter((id, place) => ids.indexOf(id) < place);
}

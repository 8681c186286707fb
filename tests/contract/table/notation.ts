import type { Schema } from '../../../scripts/specification';

/**
 * How the table writes a member of an object or a parameter of an address, one word each:
 *
 *     name             must be there
 *     name?            may be absent
 *     name:integer     is of this kind; a kind that is none of VALUE_KINDS is the name of a message
 *     name:integer/digits   is of either kind
 *     name:SleepStage[]     is a list
 *     name=ASC|DESC    is one of these words
 */
export interface Member {
  name: string;
  required: boolean;
  /** Undefined where the table says no more than whether it must be there. */
  schema: Schema | undefined;
}

const DATE = '\\d{4}-\\d{2}-\\d{2}';

/** Kinds of values, more of them than JSON has. */
export const VALUE_KINDS = {
  text: { type: 'string' },
  number: { type: 'number' },
  integer: { type: 'integer' },
  flag: { type: 'boolean' },
  /** Of any keys. */
  object: { type: 'object' },
  date: { type: 'string', format: 'date' },
  time: { type: 'string', format: 'date-time' },
  /** A count as text. */
  digits: { type: 'string', pattern: '^\\d+$' },
  /** An integer as text. */
  int64: { type: 'string', pattern: '^-?\\d+$' },
  /** Seconds as text: `-7200s`. */
  duration: { type: 'string', pattern: '^-?\\d+(\\.\\d{1,9})?s$' },
  /** A moment in UTC. */
  timestamp: { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?Z$' },
  /** Days in addresses. */
  day: { type: 'string', pattern: `^${DATE}$` },
  dayOrToday: { type: 'string', pattern: `^(?:${DATE}|today)$` },
  dayOrTime: { type: 'string', pattern: `^${DATE}(?:T\\d{2}:\\d{2}:\\d{2})?$` },
} as const satisfies Record<string, Schema>;

export type ValueKind = keyof typeof VALUE_KINDS;

const REFERENCE = '#/components/schemas/';

export function parseMembers(row: string): Member[] {
  return row === '' ? [] : row.split(' ').map(parseMember);
}

export function printMembers(members: readonly Member[]): string {
  return members.map(printMember).join(' ');
}

function parseMember(word: string): Member {
  const { name, optional, kinds, list, words } =
    /^(?<name>[^:=?[\]]+)(?<optional>\?)?(?::(?<kinds>[\w/]+)|=(?<words>[^[\]]+))?(?<list>\[\])?$/.exec(word)
      ?.groups ?? {};
  if (name === undefined) throw new Error(`the table has the word "${word}", which is no member`);
  const item = words === undefined ? kinds && parseKinds(kinds) : { type: 'string', enum: words.split('|') };
  const schema = list && item ? { type: 'array', items: item } : item || undefined;
  return { name, required: optional === undefined, schema };
}

function printMember({ name, required, schema }: Member): string {
  const mark = required ? '' : '?';
  if (!schema) return name + mark;
  const item = schema.items ?? schema;
  const value = item.enum ? `=${item.enum.join('|')}` : `:${printKinds(item)}`;
  return name + mark + value + (schema.items ? '[]' : '');
}

function parseKinds(text: string): Schema {
  const kinds = text.split('/').map(parseKind);
  return kinds.length === 1 ? { ...kinds[0] } : { anyOf: kinds };
}

function parseKind(text: string): Schema {
  return text in VALUE_KINDS ? VALUE_KINDS[text as ValueKind] : { $ref: REFERENCE + text };
}

function printKinds(schema: Schema): string {
  return (schema.anyOf ?? [schema]).map(printKind).join('/');
}

function printKind({ $ref, type, format, pattern }: Schema): string {
  if ($ref) return $ref.slice(REFERENCE.length);
  const found = Object.entries(VALUE_KINDS).find(
    ([, kind]: [string, Schema]) => kind.type === type && kind.format === format && kind.pattern === pattern,
  );
  if (!found) throw new Error(`the table has no word for ${JSON.stringify({ type, format, pattern })}`);
  return found[0];
}

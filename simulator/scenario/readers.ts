import { parseDuration } from '../world/duration';
import type { YamlValue } from './yaml-value';

/** Reads a value, or throws a ScenarioError with its place. */
export type Reader<T> = (value: YamlValue) => T;

/** The reader of a key that may be absent. */
export type OptionalReader<T> = Reader<T> & { readonly isOptional: true };

type Fields = Readonly<Record<string, Reader<unknown>>>;
type Read<R> = R extends Reader<infer T> ? T : never;
type OptionalKey<F extends Fields> = {
  [K in keyof F]: F[K] extends OptionalReader<unknown> ? K : never;
}[keyof F];

/** An object with what the readers of the fields return. */
export type RecordOf<F extends Fields> = { [K in Exclude<keyof F, OptionalKey<F>>]: Read<F[K]> } & {
  [K in OptionalKey<F>]?: Read<F[K]>;
};

export function optional<T>(reader: Reader<T>): OptionalReader<T> {
  return Object.assign((value: YamlValue) => reader(value), { isOptional: true as const });
}

/** A map with these keys and no others. */
export function record<F extends Fields>(fields: F): Reader<RecordOf<F>> {
  return (value) => {
    const pairs = value.pairs ?? value.fail(`expected a map with ${listWords(Object.keys(fields), 'or')}`);
    const read: Record<string, unknown> = {};
    for (const { key, value: content } of pairs) {
      const name = key.text ?? '';
      const reader = Object.hasOwn(fields, name) ? fields[name] : undefined;
      if (!reader) return key.fail(`unknown key "${name}"; there are ${Object.keys(fields).join(', ')}`);
      read[name] = reader(content);
    }
    for (const [name, reader] of Object.entries(fields)) {
      if (!('isOptional' in reader) && !Object.hasOwn(read, name)) value.fail(`"${name}" is missing`);
    }
    // Every key was read by the reader that its type is derived from.
    return read as RecordOf<F>;
  };
}

/** A map with any keys, in their order. */
export function mapOf<T>(reader: Reader<T>): Reader<Map<string, T>> {
  return (value) => {
    const pairs = value.pairs ?? value.fail('expected a map');
    return new Map(pairs.map(({ key, value: content }) => [readText(key), reader(content)]));
  };
}

export function listOf<T>(reader: Reader<T>): Reader<T[]> {
  return (value) => (value.items ?? value.fail('expected a list')).map(reader);
}

/** A list, or one value without a list around it. */
export function oneOrMore<T>(reader: Reader<T>): Reader<T[]> {
  return (value) => (value.items ?? [value]).map(reader);
}

export function nullOr<T>(reader: Reader<T>): Reader<T | null> {
  return (value) => (value.scalar === null ? null : reader(value));
}

/** With the value that was read, for messages about its place. */
export function placed<T>(reader: Reader<T>): Reader<{ value: T; source: YamlValue }> {
  return (source) => ({ value: reader(source), source });
}

export function oneOf<const L extends readonly string[]>(choices: L): Reader<L[number]> {
  return (value) => {
    const chosen: L[number] | undefined = choices.find((each) => each === value.text);
    return chosen ?? value.fail(`must be ${listWords(choices, 'or')}${describeInstead(value)}`);
  };
}

/** A text; numbers, true and false as they are written. */
export const readText: Reader<string> = (value) => value.text ?? value.fail('must be a text');

export const readOnOff: Reader<boolean> = (value) => oneOf(['on', 'off'])(value) === 'on';

export const readBoolean: Reader<boolean> = (value) =>
  typeof value.scalar === 'boolean' ? value.scalar : value.fail('must be true or false');

export const readNumber: Reader<number> = (value) =>
  typeof value.scalar === 'number' && Number.isFinite(value.scalar)
    ? value.scalar
    : value.fail('must be a number');

/** A whole number from 0 on. */
export const readCount: Reader<number> = (value) => {
  const count = readNumber(value);
  return Number.isSafeInteger(count) && count >= 0 ? count : value.fail('must be a whole number');
};

/** Milliseconds. */
export const readDuration: Reader<number> = (value) =>
  parseDuration(value.text ?? '') ??
  value.fail(`must be a duration such as 90s or 1h30m${describeInstead(value)}`);

/** `a, b or c` */
export function listWords(words: readonly string[], conjunction: 'and' | 'or'): string {
  if (words.length < 2) return words.join();
  return `${words.slice(0, -1).join(', ')} ${conjunction} ${words.at(-1)}`;
}

function describeInstead({ text }: YamlValue): string {
  return text === undefined ? '' : `, not "${text}"`;
}

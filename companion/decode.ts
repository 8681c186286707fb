/**
 * Small combinators that turn parsed JSON into typed values. Tolerant of what services really send
 * (numbers as strings, unknown keys, missing keys where a default is named), strict in what comes out.
 */

/** The value is not of the shape it should be; the message names the place, never the value. */
export class DecodeError extends Error {}

/** Answers the typed value, or throws a DecodeError. `path` is where in the answer it stands. */
export type Decoder<T> = (value: unknown, path: string) => T;

/** Decodes a whole answer. */
export function decode<T>(decoder: Decoder<T>, value: unknown): T {
  return decoder(value, '');
}

/** A finite number, or a text of one ("7428", "55.44"). */
export const number: Decoder<number> = (value, path) => {
  const result = typeof value === 'string' && value.trim() ? Number(value) : value;
  if (typeof result !== 'number' || !Number.isFinite(result)) throw expected('a number', path);
  return result;
};

export const text: Decoder<string> = (value, path) => {
  if (typeof value !== 'string') throw expected('a text', path);
  return value;
};

/** true or false, also as text. */
export const flag: Decoder<boolean> = (value, path) => {
  if (value === true || value === 'true') return true;
  if (value === false || value === 'false') return false;
  throw expected('true or false', path);
};

/** `decoder`, or undefined where the value is absent or null. */
export function optional<T>(decoder: Decoder<T>): Decoder<T | undefined> {
  return (value, path) => (value === undefined || value === null ? undefined : decoder(value, path));
}

/** `decoder`, or `other` where the value is absent or null. */
export function withDefault<T>(decoder: Decoder<T>, other: T): Decoder<T> {
  return (value, path) => (value === undefined || value === null ? other : decoder(value, path));
}

export function list<T>(decoder: Decoder<T>): Decoder<T[]> {
  return (value, path) => {
    if (!Array.isArray(value)) throw expected('a list', path);
    return value.map((item, i) => decoder(item, `${path}[${i}]`));
  };
}

/** An object with at least these fields; what else it has is left out. */
export function object<T>(fields: { [K in keyof T]: Decoder<T[K]> }): Decoder<T> {
  return (value, path) => {
    if (value === null || typeof value !== 'object' || Array.isArray(value))
      throw expected('an object', path);
    const result = {} as T;
    for (const name of Object.keys(fields) as (keyof T & string)[]) {
      result[name] = fields[name]((value as Record<string, unknown>)[name], `${path}.${name}`);
    }
    return result;
  };
}

/** `decoder`, its value turned into another by `turn`; undefined means that it cannot be. */
export function turned<A, B>(
  decoder: Decoder<A>,
  turn: (value: A) => B | undefined,
  what: string,
): Decoder<B> {
  return (value, path) => {
    const result = turn(decoder(value, path));
    if (result === undefined) throw expected(what, path);
    return result;
  };
}

function expected(what: string, path: string): DecodeError {
  return new DecodeError(`${path || 'the answer'} is not ${what}`);
}

import { readDay, readMinuteOfDay } from './dates';
import { ServiceError } from './http/service-error';

/**
 * Small combinators that turn parsed JSON into typed values. Tolerant of what services really send (numbers
 * as text, unknown keys, figures that say "none" with -1), strict in what comes out.
 */

/** Answers the typed value, or throws a ServiceError: another shape is the data set's own trouble. */
export type Decoder<T> = (value: unknown) => T;

function throwShapeError(): never {
  throw new ServiceError('data', 'shape');
}

/** A finite number, or a text of one ("7428", "55.44"). */
export const number: Decoder<number> = (value) => {
  const result = typeof value === 'string' && value.trim() ? Number(value) : value;
  return Number.isFinite(result) ? (result as number) : throwShapeError();
};

export const string: Decoder<string> = (value) => (typeof value === 'string' ? value : throwShapeError());

/** true or false, also as text. */
export const boolean: Decoder<boolean> = (value) => {
  const valueText = String(value);
  return valueText === 'true' || (valueText !== 'false' && throwShapeError());
};

/** A number that can be true: one outside `min` … `max` is no value, as is an absent one. */
export const numberInRange =
  (min: number, max: number): Decoder<number | undefined> =>
  (value) => {
    if (value == null) return undefined;
    const result = number(value);
    return result >= min && result <= max ? result : undefined;
  };

/** `decoder`, its value turned into another by `transform`; where that is undefined, the shape is wrong. */
export const map =
  <A, B>(decoder: Decoder<A>, transform: (value: A) => B | undefined): Decoder<B> =>
  (value) => {
    const result = transform(decoder(value));
    return result === undefined ? throwShapeError() : result;
  };

/** A calendar date. */
export const date = map(string, readDay);

/** A time of day, behind a date or by itself. */
export const minuteOfDay = map(string, readMinuteOfDay);

export const array =
  <T>(decoder: Decoder<T>): Decoder<T[]> =>
  (value) =>
    Array.isArray(value) ? value.map(decoder) : throwShapeError();

type FieldDecoders<T> = { [K in keyof T]: Decoder<T[K]> };

/** The same value read in several ways, each under the name it is known by here; what is absent has none. */
export const object =
  <T>(fields: FieldDecoders<T>): Decoder<T> =>
  (value) => {
    const result = {} as T;
    for (const name in fields) {
      const decoded = fields[name](value);
      if (decoded !== undefined) result[name] = decoded;
    }
    return result;
  };

/**
 * What stands at `path`, which names objects within each other: 'summary.steps'. What has a question mark
 * may be absent or null, and then so is the whole: 'goals?.steps'. An empty path is the value itself.
 */
export const field =
  <P extends string, T>(path: P, decoder: Decoder<T>): Decoder<T | UndefinedIfOptional<P>> =>
  (value) => {
    let current = value;
    for (const segment of path.split('.').filter(Boolean)) {
      if (Object(current) !== current || Array.isArray(current)) throwShapeError();
      const key = segment.replace('?', '');
      current = (current as Record<string, unknown>)[key];
      if (current == null && key !== segment) return undefined as UndefinedIfOptional<P>;
    }
    return decoder(current);
  };

/** What the word at `path` stands for; undefined where there is none, or one that nobody knows. */
export const enumOf =
  <T extends string | number>(
    path: `${string}?`,
    valueByName: { [word: string]: T },
  ): Decoder<T | undefined> =>
  (value) =>
    valueByName[field(path, string)(value) || ''];

/** The records of the list at `path`. */
export const objects = <P extends string, T>(
  path: P,
  fields: FieldDecoders<T>,
): Decoder<T[] | UndefinedIfOptional<P>> => field(path, array(object(fields)));

/** Undefined, where something on the way may be absent. */
type UndefinedIfOptional<P> = P extends `${string}?${string}` ? undefined : never;

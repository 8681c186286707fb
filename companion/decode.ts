import { readDay, readMinuteOfDay } from './dates';
import { ServiceError } from './http/service-error';

/**
 * Combinators that decode parsed JSON to typed values. They accept what services really send (numbers as text, unknown
 * keys, -1 for "none") and return only what the type promises.
 */

/** Returns the typed value, or throws a ServiceError `shape`, which concerns the data set alone. */
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

/** A plausible number. One outside `min` … `max` counts as absent. */
export const numberInRange =
  (min: number, max: number): Decoder<number | undefined> =>
  (value) => {
    if (value == null) return undefined;
    const result = number(value);
    return result >= min && result <= max ? result : undefined;
  };

/** Decodes with `decoder` and transforms the value. An undefined result counts as a wrong shape. */
export const map =
  <A, B>(decoder: Decoder<A>, transform: (value: A) => B | undefined): Decoder<B> =>
  (value) => {
    const result = transform(decoder(value));
    return result === undefined ? throwShapeError() : result;
  };

/** A calendar date. */
export const date = map(string, readDay);

/** A time of day, after a date or alone. */
export const minuteOfDay = map(string, readMinuteOfDay);

export const array =
  <T>(decoder: Decoder<T>): Decoder<T[]> =>
  (value) =>
    Array.isArray(value) ? value.map(decoder) : throwShapeError();

type FieldDecoders<T> = { [K in keyof T]: Decoder<T[K]> };

/** Decodes one value with several decoders, each result under its name. An undefined result has no member. */
export const object =
  <T>(fields: FieldDecoders<T>): Decoder<T> =>
  (value) => {
    // The loop adds the members; those that stay absent are optional in T.
    const result = {} as T;
    for (const name in fields) {
      const decoded = fields[name](value);
      if (decoded !== undefined) result[name] = decoded;
    }
    return result;
  };

/**
 * Decodes the value at `path`: 'summary.steps'. A segment with a question mark may be absent or null, and then the
 * result is undefined: 'goals?.steps'. An empty path is the value itself.
 */
export const field =
  <P extends string, T>(path: P, decoder: Decoder<T>): Decoder<T | UndefinedIfOptional<P>> =>
  (value) => {
    let current = value;
    for (const segment of path.split('.').filter(Boolean)) {
      if (Object(current) !== current || Array.isArray(current)) throwShapeError();
      const key = segment.replace('?', '');
      // The check above has thrown for anything but an object.
      current = (current as Record<string, unknown>)[key];
      if (current == null && key !== segment) return undefined as UndefinedIfOptional<P>;
    }
    return decoder(current);
  };

/** The value of the constant at `path`; undefined for an absent or unknown one. */
export const enumOf =
  <T extends string | number>(
    path: `${string}?`,
    valueByName: { [word: string]: T },
  ): Decoder<T | undefined> =>
  (value) =>
    valueByName[field(path, string)(value) || ''];

/** The list of objects at `path`. */
export const objects = <P extends string, T>(
  path: P,
  fields: FieldDecoders<T>,
): Decoder<T[] | UndefinedIfOptional<P>> => field(path, array(object(fields)));

/** Undefined if a segment of the path may be absent. */
type UndefinedIfOptional<P> = P extends `${string}?${string}` ? undefined : never;

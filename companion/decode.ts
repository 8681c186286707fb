import { readDay, readMinuteOfDay } from './dates';
import { stringify } from './http/parse-json';
import { asServiceError, fail } from './http/service-error';
import { isEmpty } from './is-empty';
import { isString } from './is-string';
import { mapFields } from './map-fields';
import { max, min } from './math';

/**
 * Combinators that decode parsed JSON to typed values. They accept what services really send (numbers as text, unknown
 * keys, -1 for "none", rows that cannot be read) and return only what the type promises.
 */

/** Returns the typed value, or throws a ServiceError `shape`, which concerns the data set alone. */
export type Decoder<T> = (value: unknown) => T;

/** Throws the error of a body that cannot be read. */
export function throwShapeError(): never {
  fail('data', 'shape');
}

/** A finite number, or a text of one ("7428", "55.44"). */
export const number: Decoder<number> = (value) => {
  const result = isString(value) && value.trim() ? Number(value) : value;
  return Number.isFinite(result) ? (result as number) : throwShapeError();
};

export const string: Decoder<string> = (value) => (isString(value) ? value : throwShapeError());

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
    return result == null ? throwShapeError() : result;
  };

/** A calendar date. */
export const date = map(string, readDay);

/** A time of day, after a date or alone. */
export const minuteOfDay = map(string, readMinuteOfDay);

/** What a decoder made of a body, and how much of the body it had to leave out. */
export interface Decoded<T> {
  value: T;
  /** Rows that could not be read, or not all of them; without rows 1 if anything could not. */
  lost: number;
  /** All rows. */
  rows: number;
}

/** Counts during one `decode`. Decoders are synchronous, so there is one at a time. */
let lost = 0;
let rows = 0;
let depth = 0;

/** How much was lost so far in this `decode`. */
export const getLossCount = (): number => lost;

/** Decodes a body and counts what could not be read in it; `lostPages` could not even be requested. */
export const decode = <T>(decoder: Decoder<T>, body: unknown, lostPages = 0): Decoded<T> => {
  lost = rows = lostPages;
  depth = 0;
  const value = decoder(body);
  return { value, lost, rows: max(rows, lost) };
};

/** `decoder`, or undefined where the value cannot be read. The loss is counted. */
export const optional =
  <T>(decoder: Decoder<T>): Decoder<T | undefined> =>
  (value) => {
    const depthBefore = depth;
    try {
      return decoder(value);
    } catch (error) {
      if (asServiceError(error).code !== 'shape') throw error;
      depth = depthBefore;
      lost++;
      return undefined;
    }
  };

/**
 * A list. An item that cannot be read is left out; when no item can be read, the list cannot. The same row twice is
 * one.
 */
export const array =
  <T>(decoder: Decoder<T>): Decoder<T[]> =>
  (value) => {
    if (!Array.isArray(value)) return throwShapeError();
    const readItem = optional((item) => [decoder(item)]);
    const items: T[] = [];
    const texts: string[] = [];
    for (const item of value) {
      if (depth === 0) {
        const text = stringify(item);
        if (texts.indexOf(text) >= 0) continue;
        texts.push(text);
      }
      const lostBefore = lost;
      depth++;
      items.push(...(readItem(item) || []));
      depth--;
      // A row counts once, whatever is wrong in it; lists within a row are parts of it.
      if (depth === 0) {
        rows++;
        lost = lostBefore + min(1, lost - lostBefore);
      }
    }
    return isEmpty(items) && !isEmpty(value) ? throwShapeError() : items;
  };

/** A decoder for each member. */
export type FieldDecoders<T> = { [K in keyof T]: Decoder<T[K]> };

/** Decodes one value with several decoders, each result under its name. An undefined result has no member. */
export const object =
  <T>(fields: FieldDecoders<T>): Decoder<T> =>
  (value) =>
    // Members that stay absent are optional in T.
    mapFields(fields, (decoder) => decoder(value)) as T;

/** Members that stand by themselves: one that cannot be read is absent. When none can be read, the whole cannot. */
export const partial =
  <T>(fields: FieldDecoders<T>): Decoder<Partial<T>> =>
  (value) => {
    const lostBefore = lost;
    const result = mapFields(fields, (decoder) => optional(decoder)(value));
    if (lost > lostBefore && isEmpty(result)) throwShapeError();
    // Each decoder returns the type of its member.
    return result as Partial<T>;
  };

/**
 * Decodes the value at `path`: 'summary.steps'. A segment with a question mark may be absent or null, and then the
 * result is undefined: 'goals?.steps'. An empty path is the value itself.
 */
export const field = <P extends string, T>(
  path: P,
  decoder: Decoder<T>,
): Decoder<T | UndefinedIfOptional<P>> => {
  const segments = path ? path.split('.') : [];
  return (value) => {
    let current = value;
    for (const segment of segments) {
      if (Object(current) !== current || Array.isArray(current)) throwShapeError();
      const key = segment.replace('?', '');
      // The check above has thrown for anything but an object.
      current = (current as Record<string, unknown>)[key];
      if (current == null && key !== segment) return undefined as UndefinedIfOptional<P>;
    }
    return decoder(current);
  };
};

/** The value at `path`, or undefined where it cannot be read. The loss is counted. */
export const optionalField = <T>(path: string, decoder: Decoder<T>): Decoder<T | undefined> =>
  optional(field(path, decoder));

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

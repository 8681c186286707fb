import { ServiceError } from './account/service-error';
import { readDay, readMinuteOfDay } from './dates';

/**
 * Small combinators that turn parsed JSON into typed values. Tolerant of what services really send (numbers
 * as text, unknown keys, figures that say "none" with -1), strict in what comes out.
 */

/** Answers the typed value, or throws a ServiceError: another shape is the data set's own trouble. */
export type Decoder<T> = (value: unknown) => T;

function fail(): never {
  throw new ServiceError('data', 'shape');
}

/** A finite number, or a text of one ("7428", "55.44"). */
export const number: Decoder<number> = (value) => {
  const result = typeof value === 'string' && value.trim() ? Number(value) : value;
  return Number.isFinite(result) ? (result as number) : fail();
};

export const text: Decoder<string> = (value) => (typeof value === 'string' ? value : fail());

/** true or false, also as text. */
export const flag: Decoder<boolean> = (value) => {
  const said = String(value);
  return said === 'true' || (said !== 'false' && fail());
};

/** A number that can be true: one outside `low` … `high` is no value, as is an absent one. */
export const figure =
  (low: number, high: number): Decoder<number | undefined> =>
  (value) => {
    if (value == null) return undefined;
    const result = number(value);
    return result >= low && result <= high ? result : undefined;
  };

/** `decoder`, its value turned into another by `turn`; where that is undefined, the shape is wrong. */
export const turned =
  <A, B>(decoder: Decoder<A>, turn: (value: A) => B | undefined): Decoder<B> =>
  (value) => {
    const result = turn(decoder(value));
    return result === undefined ? fail() : result;
  };

/** A calendar date. */
export const day = turned(text, readDay);

/** A time of day, behind a date or by itself. */
export const minuteOfDay = turned(text, readMinuteOfDay);

export const list =
  <T>(decoder: Decoder<T>): Decoder<T[]> =>
  (value) =>
    Array.isArray(value) ? value.map(decoder) : fail();

type Fields<T> = { [K in keyof T]: Decoder<T[K]> };

/** The same value read in several ways, each under the name it is known by here; what is absent has none. */
export const record =
  <T>(fields: Fields<T>): Decoder<T> =>
  (value) => {
    const result = {} as T;
    for (const name in fields) {
      const field = fields[name](value);
      if (field !== undefined) result[name] = field;
    }
    return result;
  };

/**
 * What stands at `path`, which names objects within each other: 'summary.steps'. What has a question mark
 * may be absent or null, and then so is the whole: 'goals?.steps'. An empty path is the value itself.
 */
export const at =
  <P extends string, T>(path: P, decoder: Decoder<T>): Decoder<T | Absent<P>> =>
  (value) => {
    let here = value;
    for (const step of path.split('.').filter(Boolean)) {
      if (Object(here) !== here || Array.isArray(here)) fail();
      const name = step.replace('?', '');
      here = (here as Record<string, unknown>)[name];
      if (here == null && name !== step) return undefined as Absent<P>;
    }
    return decoder(here);
  };

/** What the word at `path` stands for; undefined where there is none, or one that nobody knows. */
export const named =
  <T extends string | number>(path: `${string}?`, meanings: { [word: string]: T }): Decoder<T | undefined> =>
  (value) =>
    meanings[at(path, text)(value) || ''];

/** The records of the list at `path`. */
export const rows = <P extends string, T>(path: P, fields: Fields<T>): Decoder<T[] | Absent<P>> =>
  at(path, list(record(fields)));

/** Undefined, where something on the way may be absent. */
type Absent<P> = P extends `${string}?${string}` ? undefined : never;

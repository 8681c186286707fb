import { ServiceError } from './account/service-error';

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
  return typeof result === 'number' && Number.isFinite(result) ? result : fail();
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
    const result = optional(number)(value);
    return result !== undefined && result >= low && result <= high ? result : undefined;
  };

/** `decoder`, or undefined where the value is absent or null. */
export const optional =
  <T>(decoder: Decoder<T>): Decoder<T | undefined> =>
  (value) =>
    value == null ? undefined : decoder(value);

/** `decoder`, its value turned into another by `turn`; where that is undefined, the shape is wrong. */
export const turned =
  <A, B>(decoder: Decoder<A>, turn: (value: A) => B | undefined): Decoder<B> =>
  (value) => {
    const result = turn(decoder(value));
    return result === undefined ? fail() : result;
  };

export const list =
  <T>(decoder: Decoder<T>): Decoder<T[]> =>
  (value) =>
    Array.isArray(value) ? value.map((item) => decoder(item)) : fail();

/** The same value read in several ways, each under the name it is known by here. */
export const record =
  <T>(fields: { [K in keyof T]: Decoder<T[K]> }): Decoder<T> =>
  (value) => {
    const result = {} as T;
    for (const name in fields) result[name] = fields[name](value);
    return result;
  };

/**
 * What stands at `path`, which names objects within each other: 'summary.steps'. One with a question mark
 * may be absent or null, and then so is all that would be in it: 'goals?.steps'. An empty path is the value.
 */
export const at =
  <T>(path: string, decoder: Decoder<T>): Decoder<T> =>
  (value) => {
    let here = value;
    for (const step of path.split('.').filter(Boolean)) {
      if (!isObject(here)) fail();
      const name = step.replace('?', '');
      here = (here as Record<string, unknown>)[name];
      if (here == null && name !== step) break;
    }
    return decoder(here);
  };

const isObject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

import { createRandom } from '../../simulator/realm/random';

/** Draws from a seed. */
export interface Draw {
  /** A whole number, 0 … `limit` − 1. */
  below(limit: number): number;
  /** A whole number, `low` … `high`. */
  between(low: number, high: number): number;
  /** True with this probability. */
  chance(probability: number): boolean;
  pick<T>(values: readonly [T, ...T[]] | readonly T[]): T;
}

export function createDraw(seed: number): Draw {
  const random = createRandom(seed);
  const below = (limit: number): number => random() % limit;
  return {
    below,
    between: (low, high) => low + below(high - low + 1),
    chance: (probability) => random() < probability * 2 ** 32,
    pick(values) {
      const value = values[below(values.length)];
      if (value === undefined) throw new Error('nothing to draw from');
      return value;
    },
  };
}

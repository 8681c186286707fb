import { xoroshiro128plus } from 'pure-rand';
import type { DayNumber } from './calendar';

/** A seeded random number generator. */
export class Rng {
  constructor(private readonly generator: { unsafeNext(): number }) {}

  /** A number from 0 up to, but not including, 1. */
  random(): number {
    return (this.generator.unsafeNext() >>> 0) / 2 ** 32;
  }

  chance(probability: number): boolean {
    return this.random() < probability;
  }

  between(low: number, high: number): number {
    return low + (high - low) * this.random();
  }

  /** An integer from `low` up to and including `high`. */
  integer(low: number, high: number): number {
    return low + Math.floor(this.random() * (high - low + 1));
  }

  /** Around `mean`: bell-shaped, never farther away than `spread`. */
  near(mean: number, spread: number): number {
    return mean + ((this.random() + this.random() + this.random()) / 1.5 - 1) * spread;
  }
}

/** Returns the generator for a topic of a day. For one person and one seed it gives the same numbers each time. */
export type RngFor = (topic: string, day: DayNumber) => Rng;

/**
 * Returns the generator for a combination of keys, such as a person, a topic and a day. The same keys give the same
 * numbers.
 */
export function createRng(...keys: (string | number)[]): Rng {
  return new Rng(xoroshiro128plus(hash(keys.join('|'))));
}

/** Inside Jest the lookup of a global is slow, and this is the innermost loop of every simulated day. */
const { imul } = Math;

/** FNV-1a, then Murmur3's finalizer, so that neighbouring days share nothing. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = imul(h ^ text.charCodeAt(i), 0x01000193);
  h = imul(h ^ (h >>> 16), 0x85ebca6b);
  h = imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

import { xoroshiro128plus } from 'pure-rand';

/** A generator of whole numbers 0 … 2³²−1. The same `seed` gives the same numbers. */
export function createRandom(seed: number): () => number {
  const generator = xoroshiro128plus(seed);
  return () => generator.unsafeNext() >>> 0;
}

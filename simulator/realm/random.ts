import { xoroshiro128plus } from 'pure-rand';

/** A repeatable source of whole numbers 0 … 2³²−1: the same `seed`, the same numbers. */
export function createRandom(seed: number): () => number {
  const generator = xoroshiro128plus(seed);
  return () => generator.unsafeNext() >>> 0;
}

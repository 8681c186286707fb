import { createHash } from 'node:crypto';

/** A seed of its own for each `name` under `seed`: a whole number 0 … 2³²−1. */
export function subSeed(seed: number, name: string): number {
  return createHash('sha256').update(`${seed} ${name}`).digest().readUInt32BE(0);
}

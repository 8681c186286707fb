import { xoroshiro128plus } from 'pure-rand';

/** Chance that is always the same for the same keys. */
export class Dice {
  constructor(private readonly source: { unsafeNext(): number }) {}

  /** 0 ≤ x < 1. */
  unit(): number {
    return (this.source.unsafeNext() >>> 0) / 2 ** 32;
  }

  chance(probability: number): boolean {
    return this.unit() < probability;
  }

  between(low: number, high: number): number {
    return low + (high - low) * this.unit();
  }

  /** A whole number from `low` up to and including `high`. */
  whole(low: number, high: number): number {
    return low + Math.floor(this.unit() * (high - low + 1));
  }

  /** Around `mean`: bell-shaped, never farther away than `spread`. */
  near(mean: number, spread: number): number {
    return mean + ((this.unit() + this.unit() + this.unit()) / 1.5 - 1) * spread;
  }
}

/** Dice of their own for every combination of keys, such as a person, a topic and a day. */
export function rollDice(...keys: (string | number)[]): Dice {
  return new Dice(xoroshiro128plus(hash(keys.join('|'))));
}

/** FNV-1a, then Murmur3's last mixing, so that neighbouring days share nothing. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

import type { Way } from './situation';

/**
 * Divides what is wanted among `count` worlds, so that no world has to be two things at once where that is possible.
 */
export function distributeWays(wanted: readonly Way[], count: number): Way[][] {
  const worlds = Array.from({ length: count }, (): Way[] => []);
  // Those that want a world of their own choose first.
  const choosy = [...wanted].sort((a, b) => countDemands(b) - countDemands(a));
  for (const way of choosy) {
    const fitting = worlds.filter((ways) => ways.every((other) => canShare(way, other)));
    const candidates = fitting.length > 0 ? fitting : worlds;
    candidates.reduce((least, ways) => (ways.length < least.length ? ways : least)).push(way);
  }
  return worlds;
}

function countDemands({ world = {} }: Way): number {
  return Object.keys(world).length;
}

function canShare({ world: one = {} }: Way, { world: other = {} }: Way): boolean {
  return (Object.keys(one) as (keyof typeof one)[]).every(
    (key) => other[key] === undefined || other[key] === one[key],
  );
}

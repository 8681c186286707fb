import { createRandom } from '../../simulator/realm/random';

/** What may go wrong, and for how many minutes at most where it lasts. */
const TROUBLES: readonly [spec: string, longest?: number][] = [
  ['link-off', 600],
  ['network-off', 600],
  ['network-off', 10],
  ['answer=html', 240],
  ['answer=500', 240],
  ['answer=cut', 60],
  ['answer=silent', 60],
  ['answer=slow', 120],
  ['answer=429', 30],
  ['answer=500:/sleep/', 600],
  ['lost-answer'],
  ['lost-answer'],
  ['kill-companion'],
  ['kill-companion'],
  ['storage-full', 120],
  ['disk-full', 120],
  ['corrupt-file'],
  ['restart-watch'],
];

/** Faults of `days` days, one after the other with hours in between; the same for the same seed. */
export function troubles(seed: number, days: number): string[] {
  const random = createRandom(seed);
  const below = (limit: number): number => random() % limit;
  const faults: string[] = [];
  const end = days * 24 * 60;
  for (let at = 30 + below(120); at < end; at += 20 + below(400)) {
    const [spec, longest] = TROUBLES[below(TROUBLES.length)] ?? ['kill-companion'];
    const until = longest === undefined ? '' : `..${at + 1 + below(longest)}m`;
    faults.push(`${spec}@${at}m${until}`);
  }
  return faults;
}

import type { Draw } from './draw';

/** The moments at which aimed faults happen, with what each is about. */
const MOMENTS: readonly [moment: string, parts: readonly string[]][] = [
  ['wake', ['']],
  ['request', ['', 'oauth2/token', '/sleep', '/profile']],
  ['handled', ['', 'oauth2/token', '/sleep', '/profile']],
  ['response', ['', 'oauth2/token', '/sleep', '/profile']],
  ['responded', ['', 'oauth2/token']],
  ['write', ['', 'account', 'records', 'sync', 'delivery']],
  ['written', ['', 'account', 'records', 'sync', 'delivery']],
  ['disk-write', ['']],
  ['disk-written', ['']],
  ['file', ['']],
  ['filed', ['']],
  ['draw', ['']],
];

/** A moment of the fault grammar, `request=oauth2/token#2`. */
export function drawMoment(draw: Draw): string {
  const [moment, parts] = draw.pick(MOMENTS);
  const part = draw.pick(parts);
  const count = draw.chance(0.7) ? '' : `#${draw.between(2, 5)}`;
  return `${moment}${part && `=${part}`}${count}`;
}

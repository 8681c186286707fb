import type { Moment } from '../../simulator/world/moments';
import type { Draw } from './draw';

const ADDRESSES = ['', '/token', '/token', '/sleep', '/profile'];
const KEYS = ['', 'account', 'account', 'sync', 'delivery', 'records', 'sent'];

/** The details of the moments at which aimed faults happen. One that is named twice is drawn twice as often. */
const PARTS: Readonly<Record<Moment, readonly string[]>> = {
  wake: [''],
  request: ADDRESSES,
  handled: ADDRESSES,
  response: ADDRESSES,
  responded: ADDRESSES,
  write: KEYS,
  written: KEYS,
  'disk-write': [''],
  'disk-written': [''],
  file: [''],
  filed: [''],
  draw: [''],
};

/** Frames are drawn only where a fault waits for one, and then cost time: such faults are rare. */
const DRAW_CHANCE = 0.01;
const MOMENTS = Object.keys(PARTS).filter((name): name is Moment => name !== 'draw');

/** A moment of the fault grammar, `request=/token#2`. */
export function drawMoment(draw: Draw): string {
  const moment: Moment = draw.chance(DRAW_CHANCE) ? 'draw' : draw.pick(MOMENTS);
  const part = draw.pick(PARTS[moment]);
  const count = draw.chance(0.7) ? '' : `#${draw.between(2, 5)}`;
  return `${moment}${part && `=${part}`}${count}`;
}

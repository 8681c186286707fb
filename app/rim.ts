import type { NightSection } from '../common/snapshot';
import { DIM, LINE, PAPER, stageColour } from './colours';
import { inside } from './elements';
import { type NightTicks, nightTicks, TICKS } from './night-ticks';
import { ACTIVE, createRimTicks, layRim } from './rim-ticks';
import type { View } from './view';

/** The edge the ticks stand on: a square with round corners, 14 inside the screen's own. */
const RADIUS = 76;
const NEAR = 14 + RADIUS;
const FAR = 336 - NEAR;

/** The 72 ticks. Their outer ends stand in the view; the inner ends and the colours are drawn here. */
export function createRim(): (view: View) => void {
  const lines = inside('rim', 'line');
  const drawn = createRimTicks();
  const wanted = createRimTicks();
  let accent = '';
  let palette: string[] = [];
  let night: NightSection | undefined;
  let ticks: NightTicks | undefined;

  return (view) => {
    if (view.night !== night) {
      night = view.night;
      ticks = night && nightTicks(night);
    }
    const recoloured = accent !== view.accent;
    if (recoloured) {
      accent = view.accent;
      palette = paletteOf(accent);
    }
    layRim(wanted, view.day, view.minute, ticks, view.nightIsStale, view.stepBuckets);
    for (let tick = 0; tick < TICKS; tick++) {
      const line = lines[tick];
      const length = wanted.lengths[tick];
      const tone = wanted.tones[tick];
      if (drawn.lengths[tick] !== length) {
        drawn.lengths[tick] = length;
        line.x2 = line.x1 + inward(line.x1) * length;
        line.y2 = line.y1 + inward(line.y1) * length;
      }
      if (drawn.tones[tick] !== tone || (recoloured && tone === ACTIVE)) {
        drawn.tones[tick] = tone;
        line.style.fill = palette[tone];
      }
    }
  };
}

/** By tone: see rim-ticks.ts. */
function paletteOf(accent: string): string[] {
  const palette = [LINE, PAPER, DIM, accent];
  for (let level = 0; level < 4; level++) palette.push(stageColour(level, false));
  return palette;
}

/** One coordinate of the inward normal: straight in along a side, towards the centre of the arc in a corner. */
function inward(outer: number): number {
  return (Math.min(Math.max(outer, NEAR), FAR) - outer) / RADIUS;
}

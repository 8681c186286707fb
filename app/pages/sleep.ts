import type { NightSection } from '../../common/snapshot';
import { createChanged } from '../changed';
import { ASH, DIM, ink, STAGES, STALE_STAGES } from '../colours';
import { say } from '../copy';
import { inside, set, write } from '../elements';
import { duration } from '../figures';
import { layHypnogram } from '../hypnogram';
import { earlierDay, timeOfDay } from '../time-of-day';
import type { View } from '../view';
import { ageOf, drawFrame } from './list-frame';

const LEFT = 30;
const WIDTH = 276;
/** By level, hanging from the rail. */
const HEIGHTS = [12, 30, 50, 74];

const hasChanged = createChanged();

/** Last night: how long, from when to when, in which stages. */
export function drawSleep(view: View): void {
  const { night } = view.snapshot;
  const { nightIsStale } = view;
  // A night without a log has no times and no stages either.
  const logged = night && night.asleep !== undefined ? night : undefined;
  const fresh = logged !== undefined && !nightIsStale;
  const passive = fresh ? ASH : DIM;
  drawFrame(
    view,
    'sleep',
    nightIsStale,
    ageOf(night, view),
    logged ? '' : night ? 'noSleep' : 'noData',
    earlierDay(night, view.day),
  );
  write('sleep-hero', duration(logged && logged.asleep), ink(fresh));
  set('sleep-moon', 'fill', passive);
  set('sleep-sun', 'fill', passive);
  write('sleep-bed', timeOfDay(logged && logged.bed, view), passive);
  write('sleep-rise', timeOfDay(logged && logged.rise, view), passive);
  if (hasChanged([night, nightIsStale])) {
    drawBlocks(logged && logged.segments, nightIsStale);
    drawColumns(logged, nightIsStale);
  }
}

function drawBlocks(segments: Uint8Array | undefined, stale: boolean): void {
  const blocks = inside('sleep-blocks', 'rect');
  let used = 0;
  if (segments) {
    layHypnogram(segments, (level, x, width) => {
      const block = blocks[used];
      if (!block) return;
      used++;
      block.x = x;
      block.width = width;
      block.height = HEIGHTS[level];
      block.style.fill = (stale ? STALE_STAGES : STAGES)[level];
      block.style.display = 'inline';
    });
  }
  while (used < blocks.length) blocks[used++].style.display = 'none';
}

function drawColumns(night: NightSection | undefined, stale: boolean): void {
  const labels = inside('sleep-labels', 'text');
  const values = inside('sleep-values', 'text');
  const minutes = night && night.minutes;
  const kind = night && night.kind === 'classic' ? 'classic' : 'stages';
  const columns = kind === 'classic' ? 3 : 4;
  const fresh = minutes && !stale;
  for (let i = 0; i < labels.length; i++) {
    const centre = LEFT + (WIDTH / columns) * (i + 0.5);
    labels[i].x = centre;
    labels[i].text = i < columns ? say(kind + '.' + i) : '';
    labels[i].style.fill = fresh ? STAGES[i] : DIM;
    values[i].x = centre;
    values[i].text = i < columns ? duration(minutes && minutes[i]) : '';
    values[i].style.fill = ink(!!fresh);
  }
}

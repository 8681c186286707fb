import type { NightSection } from '../../common/snapshot';
import { ASH, DIM, PAPER, stageColour } from '../colours';
import { CLASSIC_STAGES, NO_DATA, NO_SLEEP, SLEEP, STAGES, UNKNOWN } from '../copy';
import { inside, move, paint, type Slot, show, slot, write } from '../elements';
import { duration } from '../figures';
import { layHypnogram } from '../hypnogram';
import { timeOfDay } from '../time-of-day';
import type { Page } from './page';

const LEFT = 30;
const WIDTH = 276;

/** Last night: how long, from when to when, in which stages. */
export function createSleepPage(): Page {
  const hero = slot<TextElement>('sleep-hero');
  const moon = slot<ImageElement>('sleep-moon');
  const sun = slot<ImageElement>('sleep-sun');
  const bed = slot<TextElement>('sleep-bed');
  const rise = slot<TextElement>('sleep-rise');
  const note = slot<TextElement>('sleep-note');
  const blocks = inside('sleep-blocks', 'rect');
  const labels: Slot<TextElement>[] = [];
  const values: Slot<TextElement>[] = [];
  let drawnNight: NightSection | undefined;
  let drawnStale = false;

  for (let i = 0; i < STAGES.length; i++) {
    labels.push(slot('sleep-label-' + i));
    values.push(slot('sleep-value-' + i));
  }

  function drawBlocks(night: NightSection | undefined, stale: boolean): void {
    if (night === drawnNight && stale === drawnStale) return;
    drawnNight = night;
    drawnStale = stale;
    const layout = night && night.segments ? layHypnogram(night.segments) : [];
    for (let i = 0; i < blocks.length; i++) {
      const rect = blocks[i];
      rect.style.display = i < layout.length ? 'inline' : 'none';
      if (i >= layout.length) continue;
      rect.x = layout[i].x;
      rect.width = layout[i].width;
      rect.height = layout[i].height;
      rect.style.fill = stageColour(layout[i].level, stale);
    }
  }

  function drawColumns(night: NightSection | undefined, stale: boolean): void {
    const minutes = night && night.minutes;
    const names = night && night.kind === 'classic' ? CLASSIC_STAGES : STAGES;
    for (let i = 0; i < STAGES.length; i++) {
      const known = minutes && !stale;
      const centre = LEFT + (WIDTH / names.length) * (i + 0.5);
      show(labels[i], i < names.length);
      show(values[i], i < names.length);
      move(labels[i], centre);
      move(values[i], centre);
      write(labels[i], names[i] || '', known ? stageColour(i, false) : DIM);
      write(values[i], minutes ? duration(minutes[i]) : UNKNOWN, known ? PAPER : DIM);
    }
  }

  return {
    has: (view) => view.night !== undefined,
    draw(view) {
      const { night, nightIsStale, twelveHourClock } = view;
      const asleep = night && night.asleep;
      // A night without a log has no times and no stages either.
      const logged = asleep === undefined ? undefined : night;
      const passive = logged && !nightIsStale ? ASH : DIM;
      write(hero, asleep === undefined ? UNKNOWN : duration(asleep), logged && !nightIsStale ? PAPER : DIM);
      paint(moon, passive);
      paint(sun, passive);
      write(bed, timeOfDay(logged && logged.bed, twelveHourClock), passive);
      write(rise, timeOfDay(logged && logged.rise, twelveHourClock), passive);
      write(note, logged ? '' : night ? NO_SLEEP : NO_DATA, ASH);
      drawBlocks(logged, nightIsStale);
      drawColumns(logged, nightIsStale);
      return { title: SLEEP, stale: nightIsStale, checked: night && night.at };
    },
  };
}

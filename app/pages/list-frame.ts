import { ago } from '../age';
import { ASH, DIM, PAPER } from '../colours';
import { say } from '../copy';
import { inside, putBefore, show, write } from '../elements';
import { timeOfDay } from '../time-of-day';
import type { View } from '../view';

const CENTRE = 168;
const DOT_STEP = 13;
/** The age's clock icon stands so far left that the two together are centred. */
const ICON_AND_GAP = 24;

/** Title, time and age, the same on every page but home and the state page. `checked`: 0 where it never was. */
export function drawFrame(view: View, title: string, stale: boolean, checked: number): void {
  const age = checked ? ago(view.now - checked) : '';
  const marked = stale && !view.syncing;
  write('list-title', title, stale ? ASH : view.accent);
  write('list-clock', timeOfDay(view.minute, view));
  write('list-age', marked ? '' : view.syncing ? say('syncing') : age);
  write('list-stale-age', marked ? age : '');
  show('list-stale-icon', marked);
  if (marked) putBefore('list-stale-icon', 'list-stale-age', ICON_AND_GAP);
}

let drawnIndex = 0;
let drawnPages = 0;

/** One dot a page, the open one larger. */
export function drawDots(index: number, pages: number): void {
  if (index === drawnIndex && pages === drawnPages) return;
  drawnIndex = index;
  drawnPages = pages;
  const dots = inside('dots', 'circle');
  for (let i = 0; i < dots.length; i++) {
    const dot = dots[i];
    dot.style.display = i < pages ? 'inline' : 'none';
    dot.cx = CENTRE + (i - (pages - 1) / 2) * DOT_STEP;
    dot.r = i === index ? 4 : 2.5;
    dot.style.fill = i === index ? PAPER : DIM;
  }
}

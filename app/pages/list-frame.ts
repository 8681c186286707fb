import type { Seconds } from '../../common/snapshot';
import { ago } from '../age';
import { ASH, DIM, PAPER } from '../colours';
import { say } from '../copy';
import { inside, putAfter, putBefore, show, write } from '../elements';
import { timeOfDay } from '../time-of-day';
import type { View } from '../view';

const CENTRE = 168;
const GAP = 8;
const DOT_STEP = 13;
/** The age's clock icon stands so far left that the two together are centred. */
const ICON_AND_GAP = 24;

/**
 * Title, time and footer, the same on every page but home and the state page. `page`: the id of its title;
 * `note`: id of what stands in the middle, where there is nothing else; `aside`: beside the title.
 */
export function drawFrame(
  view: View,
  page: string,
  stale: boolean,
  footer: string,
  note?: string,
  aside?: string,
): void {
  const marked = stale && !view.syncing;
  write('list-title', say(page), stale ? ASH : view.accent);
  write('list-aside', aside || '');
  if (aside) putAfter('list-aside', 'list-title', GAP);
  write('list-clock', timeOfDay(view.minute, view));
  write('list-note', note ? say(note) : '');
  write('list-age', marked ? '' : view.syncing ? say('syncing') : footer);
  write('list-stale-age', marked ? footer : '');
  show('list-stale-icon', marked);
  if (marked) putBefore('list-stale-icon', 'list-stale-age', ICON_AND_GAP);
}

/** The footer of a page that shows a section. */
export function ageOf(section: { at: Seconds } | undefined, view: View): string {
  return section ? ago(view.now - section.at) : '';
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

import type { Page } from '../../common/snapshot';
import { ago } from '../age';
import { ASH } from '../colours';
import { say } from '../copy';
import { inside, putAfter, putBefore, set, show, write } from '../elements';
import { timeOfDay } from '../time-of-day';
import type { View } from '../view';

const CENTRE = 168;
const GAP = 8;
const DOT_STEP = 13;
/** The age's clock icon stands so far left that the two together are centred. */
const ICON_AND_GAP = 24;

/**
 * Title, time and footer, the same on every page but home and the state page. The page's name is the id of its title;
 * `at`: when its data was checked, if that is to be told.
 */
export function drawFrame(view: View, page: Page, at: number | undefined, stale: boolean): void {
  const marked = stale && !view.syncing;
  const age = at ? ago(view.now - at) : '';
  write('list-title', say(page), stale ? ASH : view.accent);
  write('list-clock', timeOfDay(view.minute, view));
  write('list-age', marked ? '' : view.syncing ? say('syncing') : age);
  write('list-stale-age', marked ? age : '');
  show('list-stale-icon', marked);
  if (marked) putBefore('list-stale-icon', 'list-stale-age', ICON_AND_GAP);
}

/** Puts what stands beside the title there. */
export function putAside(id: string): void {
  putAfter(id, 'list-title', GAP);
}

let drawnPages = 0;

/** One dot a page, and the larger one of the open page. */
export function drawDots(index: number, pages: number): void {
  const left = CENTRE - ((pages - 1) / 2) * DOT_STEP;
  set('dot', 'cx', left + index * DOT_STEP);
  if (pages === drawnPages) return;
  drawnPages = pages;
  const dots = inside('dots', 'circle');
  for (let i = 0; i < dots.length; i++) {
    dots[i].cx = left + i * DOT_STEP;
    dots[i].style.display = i < pages ? 'inline' : 'none';
  }
}

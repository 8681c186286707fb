import type { PageName } from '../../common/snapshot';
import { ASH } from '../colours';
import {
  getDescendants,
  placeAfter,
  placeBefore,
  setElementVisible,
  setProperty,
  setVisible,
  writeText,
} from '../elements';
import { formatAgo } from '../format-age';
import { formatTimeOfDay } from '../format-time';
import { translate } from '../i18n';
import { SCREEN_CENTRE_PX } from '../screen';
import type { View } from '../view';

const GAP = 8;
const DOT_STEP = 13;
/** From the left edge of the clock icon to the stale age, px. */
const ICON_AND_GAP = 24;

/**
 * Draws title, time and footer of a framed page. The name of the page is the message id of its title; `at`: when
 * its data was checked, undefined if the footer should not show its age.
 */
export function drawFrame(view: View, page: PageName, at: number | undefined, isStale: boolean): void {
  const { isSyncing } = view;
  const isMarkedStale = isStale && !isSyncing;
  const age = at ? formatAgo(view.now - at) : '';
  const freshAge = isStale ? '' : age;
  writeText('list-clock', formatTimeOfDay(view.minute, view));
  writeText('list-title', translate(page), isStale ? ASH : view.accent);
  writeText('list-age', isSyncing ? translate('syncing') : freshAge);
  writeText('list-stale-age', isMarkedStale ? age : '');
  setVisible('list-stale-icon', isMarkedStale);
  if (isMarkedStale) placeBefore('list-stale-icon', 'list-stale-age', ICON_AND_GAP);
}

/** Puts a text beside the title. */
export function placeBesideTitle(id: string): void {
  placeAfter(id, 'list-title', GAP);
}

/** One face runs in a process, so the module keeps this. */
let drawnPageCount = 0;

/** Draws a dot for each page, and a larger one for the open page. */
export function drawDots(index: number, pageCount: number): void {
  const left = SCREEN_CENTRE_PX - ((pageCount - 1) / 2) * DOT_STEP;
  setProperty('dot', 'cx', left + index * DOT_STEP);
  if (pageCount === drawnPageCount) return;
  drawnPageCount = pageCount;
  const dots = getDescendants('dots', 'circle');
  for (let i = 0; i < dots.length; i++) {
    dots[i].cx = left + i * DOT_STEP;
    setElementVisible(dots[i], i < pageCount);
  }
}

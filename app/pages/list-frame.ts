import type { PageName } from '../../common/snapshot';
import { ASH } from '../colours';
import { getDescendants, placeAfter, placeBefore, setProperty, setVisible, writeText } from '../elements';
import { formatAgo } from '../format-age';
import { formatTimeOfDay } from '../format-time';
import { translate } from '../i18n';
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
export function drawFrame(view: View, page: PageName, at: number | undefined, isStale: boolean): void {
  const isMarkedStale = isStale && !view.isSyncing;
  const age = at ? formatAgo(view.now - at) : '';
  writeText('list-title', translate(page), isStale ? ASH : view.accent);
  writeText('list-clock', formatTimeOfDay(view.minute, view));
  writeText('list-age', isMarkedStale ? '' : view.isSyncing ? translate('syncing') : age);
  writeText('list-stale-age', isMarkedStale ? age : '');
  setVisible('list-stale-icon', isMarkedStale);
  if (isMarkedStale) placeBefore('list-stale-icon', 'list-stale-age', ICON_AND_GAP);
}

/** Puts what stands beside the title there. */
export function placeBesideTitle(id: string): void {
  placeAfter(id, 'list-title', GAP);
}

let drawnPageCount = 0;

/** One dot a page, and the larger one of the open page. */
export function drawDots(index: number, pageCount: number): void {
  const left = CENTRE - ((pageCount - 1) / 2) * DOT_STEP;
  setProperty('dot', 'cx', left + index * DOT_STEP);
  if (pageCount === drawnPageCount) return;
  drawnPageCount = pageCount;
  const dots = getDescendants('dots', 'circle');
  for (let i = 0; i < dots.length; i++) {
    dots[i].cx = left + i * DOT_STEP;
    dots[i].style.display = i < pageCount ? 'inline' : 'none';
  }
}

import type { PageName, RecoverySection } from '../../common/snapshot';
import { ASH, PAPER } from '../colours';
import {
  getDescendants,
  placeAfter,
  placeBefore,
  setElementVisible,
  setProperty,
  setStyle,
  setVisible,
  showIcon,
  writeText,
} from '../elements';
import { formatAgo } from '../format-age';
import {
  formatHalfDay,
  formatMoment,
  formatPastDay,
  formatTimeOfDay,
  formatUntil,
  formatWeekday,
} from '../format-time';
import { translate } from '../i18n';
import { isPhoneSyncing } from '../phone';
import { SCREEN_CENTRE_PX } from '../screen';
import { getSectionAge, isSectionStale } from '../staleness';
import type { View } from '../view';
import type { SectionName } from './page-entry';

const GAP = 8;
/** Right edge of the clock, px, and its font sizes: alone, and with AM or PM. */
const CLOCK_RIGHT = 294;
const CLOCK_SIZE = 34;
const CLOCK_SIZE_12H = 30;
/** From the clock to AM or PM, px. */
export const HALF_DAY_GAP = 5;
const DOT_STEP = 13;
/** From the left edge of the icon to the notice, px. */
const ICON_AND_GAP = 26;

/**
 * Draws title, time, note and footer of a framed page, whose name is the message id of its title. `outcome`: what its
 * `draw` returned. The footer names what is old on the page; only where nothing is, it has the age of the check.
 */
export function drawFrame(view: View, page: PageName, section: object, outcome: unknown): void {
  const { now, condition } = view;
  const { at, date, lastDay } = getSectionAge(section);
  const { restAt, nextSync } = view.snapshot.account;
  const isStatus = page === 'status';
  // The cast: a page without a section is never stale.
  const isStale = isSectionStale(page as SectionName, view);
  const isEmpty = outcome === true;
  const isPending = restAt && restAt > now && !(page === 'recovery' ? (section as RecoverySection).hrv : at);
  let age = at ? formatAgo(now - at) : '';
  let icon = 'limited_22';
  let notice = '';
  if (lastDay) {
    icon = condition + '_22';
    notice = translate(condition + '.past', formatUntil(view));
  } else if (isPending) notice = translate('restAt', formatMoment(restAt, view));
  else if (outcome && !isEmpty) {
    // The cast: a page returns nothing else.
    notice = outcome as string;
    if (isStatus) icon = 'notSetUp_22';
  } else if (isStale || (page === 'sleep' && date && date !== view.day))
    notice = translate(page + '.stale', date && page !== 'body' ? formatWeekday('short.day.', date) : age);
  else if (isStatus && nextSync && nextSync > now) age = translate('nextSync', formatMoment(nextSync, view));
  if (notice) age = '';
  if (isPhoneSyncing()) {
    age = translate('syncing');
    notice = '';
  }
  drawClock(view);
  // The steps of a week are the watch's own.
  writeText('title', translate(page), lastDay || (isStale && page !== 'week') ? ASH : view.accent);
  const aside = page === 'week' || page === 'friends' ? translate(`${page}.aside`) : '';
  writeText('aside', aside);
  if (aside) placeAfter('aside', 'title', GAP);
  writeText(
    'note',
    isEmpty
      ? translate(lastDay ? 'lastData' : at ? page + '.none' : 'noData', lastDay && formatPastDay(lastDay))
      : '',
  );
  writeText('age', age);
  writeText('notice', notice);
  setVisible('notice-icon', !!notice);
  if (notice) {
    showIcon('notice-icon', icon, PAPER);
    placeBefore('notice-icon', 'notice', ICON_AND_GAP);
  }
}

/** Draws the time; on a 12-hour clock smaller, with AM or PM after it. */
function drawClock(view: View): void {
  const half = formatHalfDay(view.minute, view);
  writeText('clock', formatTimeOfDay(view.minute, view));
  writeText('clock-half', half);
  setStyle('clock', 'fontSize', half ? CLOCK_SIZE_12H : CLOCK_SIZE);
  if (half) placeBefore('clock', 'clock-half', HALF_DAY_GAP);
  else setProperty('clock', 'x', CLOCK_RIGHT);
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

import type { PageName } from '../../common/snapshot';
import { writeClock } from '../clock-text';
import { ASH, getTextColour, PAPER } from '../colours';
import {
  getDescendants,
  moveGroup,
  placeAfter,
  setElementVisible,
  setStyle,
  showIconBefore,
  writeText,
} from '../elements';
import { formatAgo } from '../format-age';
import { formatMoment, formatPastDay, formatUntil, formatWeekday } from '../format-time';
import { translate } from '../i18n';
import { catchFault } from '../page-fault';
import { isSyncing } from '../phone';
import { SCREEN_CENTRE_PX } from '../screen';
import { getSectionAge, isSectionStale } from '../staleness';
import { UNKNOWN } from '../unknown';
import type { View } from '../view';
import type { DrawOutcome, SectionName } from './page-entry';

const GAP = 8;
/** Right edge of the clock, px, and its font sizes: alone, and with AM or PM. */
const CLOCK_RIGHT = 294;
const CLOCK_SIZE = 34;
const CLOCK_SIZE_12H = 30;
const DOT_STEP = 13;

/**
 * Draws title, time, note and footer of a framed page, whose name is the message id of its title. The footer names what
 * is old on the page, or of an earlier day; only where nothing is, it has the age of the check.
 */
export function drawFrame(view: View, page: PageName, outcome: DrawOutcome): void {
  catchFault('list', () => {
    const { now, condition, snapshot, checkedAt } = view;
    // The casts: the status page has no section, which is never stale.
    const { at, date, lastDay, hrv } = getSectionAge(snapshot[page as SectionName]);
    const isStale = isSectionStale(page as SectionName, view);
    const { restAt, nextSync } = snapshot.account;
    const isStatus = page === 'status';
    const isEmpty = outcome === true;
    // A sync begins with the resting heart rate, long before the rest of its page.
    const isThere = page === 'recovery' ? hrv : at;
    // For the middle of an empty page; another one has it in the footer.
    const absence = translate(
      lastDay ? 'lastData' : at ? page + '.none' : 'noData',
      lastDay && formatPastDay(lastDay),
    );
    let age = at ? formatAgo(now - at) : isEmpty || isStatus ? '' : absence;
    let icon = isStatus ? 'notSetUp' : 'limited';
    let notice = '';
    if (isSyncing) age = translate('syncing');
    else if (lastDay) {
      icon = condition;
      notice = isEmpty ? translate(condition + '.past', formatUntil(view)) : absence;
      // The casts: an absent time is neither past nor ahead.
    } else if ((restAt as number) > now && !isThere) notice = translate('restAt', formatMoment(restAt));
    else if (outcome && !isEmpty) notice = outcome;
    else if (isStale || (date as number) < view.day)
      // The cast: only messages without a day are of sections without one.
      notice =
        translate(
          page + ((date as number) < view.day - 1 ? '.old' : isStale ? '.stale' : '.past'),
          formatWeekday('short.day.', date as number),
        ) || (isStale ? age : '');
    else if (isStatus && (nextSync as number) > now) age = translate('nextSync', formatMoment(nextSync));
    // AM or PM takes the room of a larger clock.
    setStyle(
      'clock',
      'fontSize',
      writeClock('clock', view.minute, CLOCK_RIGHT) ? CLOCK_SIZE_12H : CLOCK_SIZE,
    );
    if (isStatus)
      writeText('synced-age', checkedAt ? formatAgo(now - checkedAt) : UNKNOWN, getTextColour(checkedAt));
    // The steps of a week are the watch's own.
    writeText('title', translate(page), page !== 'week' && (lastDay || isStale) ? ASH : view.accent);
    writeText('aside', translate(page + '.aside'));
    placeAfter('aside', 'title', GAP);
    writeText('note', isEmpty ? absence : '');
    writeText('age', notice ? '' : age);
    writeText('notice', notice);
    showIconBefore('notice', notice && icon + '_22', PAPER);
  });
}

/** Draws a dot for each page, and a larger one for the open page. */
export function drawDots(index: number, pageCount: number): void {
  const left = SCREEN_CENTRE_PX - ((pageCount - 1) / 2) * DOT_STEP;
  moveGroup('dots', left);
  moveGroup('dot', left + index * DOT_STEP);
  const dots = getDescendants('dots', 'circle');
  for (let i = 0; i < dots.length; i++) setElementVisible(dots[i], i < pageCount);
}

import { HALF_DAY_GAP } from '../clock-text';
import { getConditionColour } from '../colours';
import { placeAfter, setProperty, showIcon, writeText } from '../elements';
import { formatAgo } from '../format-age';
import { formatHalfDay, formatTimeOfDay, formatUntil } from '../format-time';
import { translate } from '../i18n';
import { SCREEN_CENTRE_PX } from '../screen';
import type { View } from '../view';

/** What AM or PM takes beside the time, px. */
const HALF_DAY_ROOM = 32;

/** Draws why there is no data and what the wearer can do about it. */
export function drawState(view: View): void {
  const { condition, checkedAt } = view;
  const half = formatHalfDay(view.minute);
  writeText('state-clock', formatTimeOfDay(view.minute));
  writeText('state-half', half);
  // The two are centred as a pair.
  setProperty('state-clock', 'x', SCREEN_CENTRE_PX - (half ? HALF_DAY_ROOM / 2 : 0));
  if (half) placeAfter('state-half', 'state-clock', HALF_DAY_GAP);
  showIcon('state-icon', condition + '_60', getConditionColour(condition, view.accent));
  writeText('state-title', translate(condition + '.title'));
  writeText('state-first', translate(condition + '.first', formatUntil(view)));
  // Only a condition that ends by itself has no second line of its own.
  writeText(
    'state-second',
    translate(condition + '.second') ||
      translate(checkedAt ? 'syncedAgo' : 'noData', formatAgo(view.now - checkedAt)),
  );
}

import { getConditionColour } from '../colours';
import { isTransient } from '../condition';
import { showIcon, writeText } from '../elements';
import { formatElapsed } from '../format-age';
import { formatTimeOfDay, formatUntil } from '../format-time';
import { translate } from '../i18n';
import type { View } from '../view';

/** Draws why there is no data and what the wearer can do about it. */
export function drawState(view: View): void {
  const { condition, checkedAt } = view;
  writeText('state-clock', formatTimeOfDay(view.minute, view));
  showIcon('state-icon', condition + '_60', getConditionColour(condition, view.accent));
  writeText('state-title', translate(condition + '.title'));
  writeText('state-first', translate(condition + '.first', formatUntil(view)));
  writeText(
    'state-second',
    isTransient(condition) && !checkedAt
      ? translate('noData')
      : translate(condition + '.second', formatElapsed(view.now - checkedAt)),
  );
}

import { span } from '../age';
import { conditionColour } from '../colours';
import { isTransient } from '../condition';
import { showIcon, writeText } from '../elements';
import { translate } from '../i18n';
import { timeOfDay, untilTime } from '../time-of-day';
import type { View } from '../view';

/** What keeps the data away and what to do about it; inside the Rim, which goes on. */
export function drawState(view: View): void {
  const { condition, checkedAt } = view;
  const age = span(view.now - checkedAt);
  writeText('state-clock', timeOfDay(view.minute, view));
  showIcon('state-icon', condition + '_60', conditionColour(condition, view.accent));
  writeText('state-title', translate(condition + '.title'));
  writeText('state-first', translate(condition + '.first', untilTime(view)));
  writeText(
    'state-second',
    isTransient(condition) && !checkedAt ? translate('noData') : translate(condition + '.second', age),
  );
}

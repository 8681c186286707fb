import { span } from '../age';
import { conditionColour } from '../colours';
import { isPassing } from '../condition';
import { say } from '../copy';
import { picture, write } from '../elements';
import { timeOfDay, untilTime } from '../time-of-day';
import type { View } from '../view';

/** What keeps the data away and what to do about it; inside the Rim, which goes on. */
export function drawState(view: View): void {
  const { condition, checked } = view;
  const age = span(view.now - checked);
  write('state-clock', timeOfDay(view.minute, view));
  picture('state-icon', condition + '_60', conditionColour(condition, view.accent));
  write('state-title', say(condition + '.title'));
  write('state-first', say(condition + '.first', untilTime(view)));
  write('state-second', isPassing(condition) && !checked ? say('noData') : say(condition + '.second', age));
}

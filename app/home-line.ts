import { ago } from './age';
import { conditionColour, PAPER } from './colours';
import { CONDITION_ICONS, isPassing } from './condition';
import { say } from './copy';
import { duration } from './figures';
import { OLD_AFTER } from './staleness';
import type { View } from './view';

/** What fits the Rim's inside with room to spare, in characters. */
const LONGEST = 18;

/** The line of the day. No icon or no text: ''. */
export interface HomeLine {
  text: string;
  icon: string;
  colour: string;
}

/** The first that applies: what to do, how old the data is, last night, nothing. */
export function homeLine(view: View): HomeLine {
  const { condition, checked } = view;
  const age = view.now - checked;
  const passing = isPassing(condition);
  if (passing && (!checked || age < OLD_AFTER)) return { text: lastNight(view), icon: '', colour: PAPER };
  return {
    text: passing ? say('synced', ago(age).toLowerCase()) : say(condition + '.home'),
    icon: CONDITION_ICONS[condition],
    colour: conditionColour(condition, view.accent),
  };
}

/** Only the night that ended today is "last night" on a page without a date. */
function lastNight({ night, day, snapshot }: View): string {
  if (!night || night.date !== day || night.asleep === undefined) return '';
  const asleep = duration(night.asleep);
  const recovery = snapshot && snapshot.recovery;
  if (recovery && recovery.date === day && recovery.restingHeartRate) {
    const line = asleep + ' · ' + say('restingHeartRate', String(recovery.restingHeartRate[0]));
    if (line.length <= LONGEST) return line;
  }
  return say('asleep', asleep);
}

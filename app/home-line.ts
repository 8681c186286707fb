import { ago } from './age';
import { ASH, conditionColour, PAPER } from './colours';
import { asleepLine, nightLine, STATES, SYNCED } from './copy';
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
  const condition = view.condition;
  const copy = STATES[condition === 'ok' ? 'offline' : condition];
  if (copy.home) return { text: copy.home, icon: copy.icon, colour: conditionColour(condition, view.accent) };
  if (view.checked !== undefined && view.now - view.checked >= OLD_AFTER) {
    const text = SYNCED + ago(view.now - view.checked).toLowerCase();
    return { text, icon: copy.icon, colour: ASH };
  }
  return { text: lastNight(view), icon: '', colour: PAPER };
}

/** Only the night that ended today is "last night" on a page without a date. */
function lastNight({ night, day, snapshot }: View): string {
  if (!night || night.date !== day || night.asleep === undefined) return '';
  const asleep = duration(night.asleep);
  const recovery = snapshot && snapshot.recovery;
  if (recovery && recovery.date === day && recovery.restingHeartRate) {
    const line = nightLine(asleep, recovery.restingHeartRate[0]);
    if (line.length <= LONGEST) return line;
  }
  return asleepLine(asleep);
}

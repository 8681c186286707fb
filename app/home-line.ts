import type { RecoverySection } from '../common/snapshot';
import { ago } from './age';
import { conditionColour, PAPER } from './colours';
import { CONDITION_ICONS, isPassing } from './condition';
import { say } from './copy';
import { picture, putBefore, set, show, write } from './elements';
import { duration, figure } from './figures';
import { OLD_AFTER } from './staleness';
import { untilTime } from './time-of-day';
import type { View } from './view';

const CENTRE = 168;
/** Middle of the line beside an icon, and the icon's distance: the two together stand centred. */
const LINE_CENTRE = 182;
const ICON_AND_GAP = 28;

/** What fits the Rim's inside with room to spare, in characters. */
const LONGEST = 18;

/** The line of the day, the first that applies: what to do, how old the data is, last night, nothing. */
export function drawHomeLine(view: View): void {
  const { condition, checked } = view;
  const age = view.now - checked;
  const passing = isPassing(condition);
  const told = !passing || (checked > 0 && age >= OLD_AFTER);
  const colour = told ? conditionColour(condition, view.accent) : PAPER;
  const text = passing
    ? say('syncedAgo', ago(age).replace(/^./, inLowerCase))
    : say(condition + '.home', untilTime(view));
  write('line', told ? text : lastNight(view), colour);
  set('line', 'x', told ? LINE_CENTRE : CENTRE);
  show('line-icon', told);
  if (told) {
    picture('line-icon', CONDITION_ICONS[condition] + '_22', colour);
    putBefore('line-icon', 'line', ICON_AND_GAP);
  }
}

function inLowerCase(letter: string): string {
  return letter.toLowerCase();
}

/** Only what the day began with is "last night" on a page without a date. */
function lastNight({ day, snapshot }: View): string {
  const { night, recovery } = snapshot;
  const asleep = night && night.date === day ? night.asleep : undefined;
  const marks = recovery && recovery.date === day ? recovery : ({} as Partial<RecoverySection>);
  const { hrv, restingHeartRate } = marks;
  if (asleep === undefined) return hrv ? say('hrvAlone', figure(hrv[0] / 10)) : '';
  const slept = duration(asleep);
  let mark = '';
  if (hrv && hrv.length === 3) {
    mark = say(hrv[0] < hrv[1] ? 'hrvBelow' : hrv[0] > hrv[2] ? 'hrvAbove' : 'hrvUsual');
  } else if (restingHeartRate) mark = say('restingLine', String(restingHeartRate[0]));
  const line = slept + ' · ' + mark;
  return mark && line.length <= LONGEST ? line : say('asleep', slept);
}

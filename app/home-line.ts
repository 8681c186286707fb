import type { DayNumber, RecoverySection, SleepSection } from '../common/snapshot';
import { getConditionColour, PAPER } from './colours';
import { isTransient, OLD_AFTER_S } from './condition';
import { placeBefore, setProperty, setVisible, showIcon, writeText } from './elements';
import { formatAgo } from './format-age';
import { formatDuration, formatWhole } from './format-number';
import { formatUntil } from './format-time';
import { translate } from './i18n';
import { EMPTY_SECTION, type View } from './view';

const CENTRE = 168;
/** Middle of the line beside an icon, and the icon's distance: the two together stand centred. */
const LINE_CENTRE = 182;
const ICON_AND_GAP = 28;

/** What fits the Rim's inside with room to spare, in characters. */
const LONGEST = 18;

/** The line of the day, the first that applies: what to do, how old the data is, last night, nothing. */
export function drawHomeLine(view: View): void {
  const { condition, checkedAt } = view;
  const age = view.now - checkedAt;
  const passing = isTransient(condition);
  const told = !passing || (checkedAt > 0 && age >= OLD_AFTER_S);
  const colour = told ? getConditionColour(condition, view.accent) : PAPER;
  const text = !told
    ? lastNight(view)
    : passing
      ? translate('syncedAgo', formatAgo(age).replace(/^./, inLowerCase))
      : translate(condition + '.home', formatUntil(view));
  writeText('line', text, colour);
  setProperty('line', 'x', told ? LINE_CENTRE : CENTRE);
  setVisible('line-icon', told);
  if (told) {
    showIcon('line-icon', condition + '_22', colour);
    placeBefore('line-icon', 'line', ICON_AND_GAP);
  }
}

function inLowerCase(letter: string): string {
  return letter.toLowerCase();
}

/** Only what the day began with is "last night" on a page without a date. */
function lastNight({ day, snapshot }: View): string {
  const { asleep } = ofDay<SleepSection>(snapshot.sleep, day);
  const { hrv, restingHeartRate } = ofDay<RecoverySection>(snapshot.recovery, day);
  if (asleep === undefined) return hrv ? translate('hrvAlone', formatWhole(hrv[0] / 10)) : '';
  const slept = formatDuration(asleep);
  let mark = '';
  if (hrv && hrv.length === 3) {
    mark = translate(hrv[0] < hrv[1] ? 'hrvBelow' : hrv[0] > hrv[2] ? 'hrvAbove' : 'hrvUsual');
  } else if (restingHeartRate) mark = translate('restingLine', restingHeartRate[0]);
  const line = slept + ' · ' + mark;
  return mark && line.length <= LONGEST ? line : translate('asleep', slept);
}

function ofDay<S extends { date: DayNumber }>(section: S | undefined, day: DayNumber): Partial<S> {
  return section && section.date === day ? section : EMPTY_SECTION;
}

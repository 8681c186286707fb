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
const MAX_LINE_LENGTH = 18;

/** The line of the day, the first that applies: what to do, how old the data is, last night, nothing. */
export function drawHomeLine(view: View): void {
  const { condition, checkedAt } = view;
  const age = view.now - checkedAt;
  const needsNoAction = isTransient(condition);
  const hasNotice = !needsNoAction || (checkedAt > 0 && age >= OLD_AFTER_S);
  const colour = hasNotice ? getConditionColour(condition, view.accent) : PAPER;
  const text = !hasNotice
    ? describeLastNight(view)
    : needsNoAction
      ? translate('syncedAgo', formatAgo(age).replace(/^./, toLowerCase))
      : translate(condition + '.home', formatUntil(view));
  writeText('line', text, colour);
  setProperty('line', 'x', hasNotice ? LINE_CENTRE : CENTRE);
  setVisible('line-icon', hasNotice);
  if (hasNotice) {
    showIcon('line-icon', condition + '_22', colour);
    placeBefore('line-icon', 'line', ICON_AND_GAP);
  }
}

function toLowerCase(letter: string): string {
  return letter.toLowerCase();
}

/** Only what the day began with is "last night" on a page without a date. */
function describeLastNight({ day, snapshot }: View): string {
  const { asleep } = pickIfOfDay<SleepSection>(snapshot.sleep, day);
  const { hrv, restingHeartRate } = pickIfOfDay<RecoverySection>(snapshot.recovery, day);
  if (asleep === undefined) return hrv ? translate('hrvAlone', formatWhole(hrv[0] / 10)) : '';
  const sleepText = formatDuration(asleep);
  let comparison = '';
  if (hrv && hrv.length === 3) {
    comparison = translate(hrv[0] < hrv[1] ? 'hrvBelow' : hrv[0] > hrv[2] ? 'hrvAbove' : 'hrvUsual');
  } else if (restingHeartRate) comparison = translate('restingLine', restingHeartRate[0]);
  const line = sleepText + ' · ' + comparison;
  return comparison && line.length <= MAX_LINE_LENGTH ? line : translate('asleep', sleepText);
}

function pickIfOfDay<S extends { date: DayNumber }>(section: S | undefined, day: DayNumber): Partial<S> {
  return section && section.date === day ? section : EMPTY_SECTION;
}

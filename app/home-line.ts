import type { RecoverySection, SleepSection } from '../common/snapshot';
import { DAY_S } from '../common/time';
import { getConditionColour, PAPER } from './colours';
import { isTransient, OLD_AFTER_S } from './condition';
import { setProperty, showIconBefore, writeText } from './elements';
import { formatAgo } from './format-age';
import { formatDuration, formatWhole, formatWholeOfTenths, isKnown, readMeasure } from './format-number';
import { formatUntil } from './format-time';
import { translate } from './i18n';
import { isSyncing } from './phone';
import { ICON_AND_GAP_PX, SCREEN_CENTRE_PX } from './screen';
import { getSectionAge } from './staleness';
import { pickIfOfDay, type View } from './view';

/** Characters that fit inside the Rim. */
const MAX_LINE_LENGTH = 18;

/** Draws the first line that applies: what the wearer should do, how old the data is, or last night. */
export function drawHomeLine(view: View): void {
  const { condition, checkedAt } = view;
  const age = view.now - checkedAt;
  let notice = '';
  if (!isTransient(condition)) {
    notice = translate(condition + '.home', formatUntil(view));
  } else if (checkedAt && age >= OLD_AFTER_S) {
    notice = translate('syncedAgo', formatAgo(age));
  }
  const colour = notice ? getConditionColour(condition, view.accent) : PAPER;
  writeText('line', notice || describeLastNight(view), colour);
  // Icon and text are centred as a pair.
  setProperty('line', 'x', notice ? SCREEN_CENTRE_PX + ICON_AND_GAP_PX / 2 : SCREEN_CENTRE_PX);
  showIconBefore('line', notice && condition + '_22', colour);
}

/**
 * Home shows no date, so only the night before today is "last night". Without one the text says so: "not yet" only as
 * long as the phone looks for it.
 */
function describeLastNight(view: View): string {
  const { day, snapshot } = view;
  const { asleep } = pickIfOfDay<SleepSection>(snapshot.sleep, day);
  const recovery = pickIfOfDay<RecoverySection>(snapshot.recovery, day);
  const hrv = readMeasure(recovery.hrv);
  const restingHeartRate = readMeasure(recovery.restingHeartRate)[0];
  if (!isKnown(asleep)) {
    if (hrv.length) return translate('hrvAlone', formatWholeOfTenths(hrv[0]));
    // The cast: without a check the age is NaN, and below nothing.
    const isLookedFor = view.now - (getSectionAge(snapshot.sleep).at as number) < DAY_S || isSyncing;
    return translate(isLookedFor ? 'noNight' : 'noSleep');
  }
  const sleepText = formatDuration(asleep);
  let comparison = restingHeartRate ? translate('restingLine', formatWhole(restingHeartRate)) : '';
  if (hrv.length === 3) {
    const aboveOrUsual = hrv[0] > hrv[2] ? 'hrvAbove' : 'hrvUsual';
    comparison = translate(hrv[0] < hrv[1] ? 'hrvBelow' : aboveOrUsual);
  }
  const line = sleepText + ' · ' + comparison;
  return comparison && line.length <= MAX_LINE_LENGTH ? line : translate('asleep', sleepText);
}

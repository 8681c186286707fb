import type { WeekSection } from '../../common/snapshot';
import { ASH, DIM, LOW_BATTERY_SHARE, PAPER } from '../colours';
import { getBox, moveGroup, setFill, setProperty, setVisible, writeText } from '../elements';
import { formatWhole, isKnown, type OptionalNumber, padTwoDigits } from '../format-number';
import { formatDate, formatHalfDay, formatHour } from '../format-time';
import { drawHomeLine } from '../home-line';
import { round } from '../math';
import { SCREEN_CENTRE_PX } from '../screen';
import { isSectionStale } from '../staleness';
import { pickIfOfDay, type View } from '../view';

/** Width of a hundredth of the charge, px. */
const CHARGE_WIDTH_PER_CENT = 0.3;
/** Left edge of the battery and its width with the nub, px, as in index.view: with a bar, and with a figure. */
const BATTERY_LEFT = 216;
const BATTERY_WIDTH = 34;
const LOW_BATTERY_LEFT = 208;
const LOW_BATTERY_WIDTH = 47;
/** Between the battery and the text before it, and between two texts, px. */
const BATTERY_GAP = 10;
const TEXT_GAP = 8;

/** Draws the time, the date, today's figures and one line about last night. */
export function drawHome(view: View): void {
  // The time comes first: whatever throws below does not stop it.
  writeText('hours', formatHour(view.minute));
  drawReadings(view);
  drawTopRow(view);
  drawHomeLine(view);
}

/**
 * Draws date and battery, on a 12-hour clock with AM or PM between them and the whole centred. A low battery is a
 * figure. Beside both there is no room for the month.
 */
function drawTopRow(view: View): void {
  const { battery } = view;
  const half = formatHalfDay(view.minute);
  const isLow = battery <= 100 * LOW_BATTERY_SHARE;
  setVisible('battery-high', !isLow);
  setVisible('battery-low', isLow);
  setProperty('battery-charge', 'width', CHARGE_WIDTH_PER_CENT * battery);
  writeText('battery-percent', battery + '%');
  writeText('half-day', half);
  writeText('date', formatDate(new Date(view.now * 1000), isLow && half));
  let left = isLow ? LOW_BATTERY_LEFT : BATTERY_LEFT;
  let halfRoom = 0;
  if (half) {
    halfRoom = TEXT_GAP + getBox('half-day').width;
    const textWidth = getBox('date').width + halfRoom + BATTERY_GAP;
    left = round(SCREEN_CENTRE_PX + (textWidth - (isLow ? LOW_BATTERY_WIDTH : BATTERY_WIDTH)) / 2);
    setProperty('half-day', 'x', left - BATTERY_GAP);
  }
  setProperty('date', 'x', left - BATTERY_GAP - halfRoom);
  moveGroup('battery', left);
}

/** What each stat shows, by its name. One face runs in a process, so the module keeps it. */
const drawnStats: Record<string, string> = {};

/**
 * Draws what the minute and the sensors change. Where the watch may not count steps, the phone's steps of today are
 * shown.
 */
export function drawReadings(view: View): void {
  writeText('minutes', padTwoDigits(view.minute % 60));
  const { readings } = view;
  let steps: OptionalNumber = readings.steps;
  let fill = view.accent;
  if (steps === undefined) {
    const { dailySteps } = pickIfOfDay<WeekSection>(view.snapshot.week, view.day);
    steps = dailySteps && dailySteps[6];
    if (isSectionStale('week', view)) fill = DIM;
  }
  drawStat('heart', readings.heartRate, ASH, PAPER);
  drawStat('zone', readings.zoneMinutes, ASH, PAPER);
  drawStat('steps', steps, fill, fill);
}

/** Each second only the heart rate changes as a rule, so the others are left alone. */
function drawStat(name: string, value: OptionalNumber, iconFill: string, textFill: string): void {
  const shown = value + textFill;
  if (drawnStats[name] === shown) return;
  drawnStats[name] = shown;
  const hasValue = isKnown(value);
  setFill(name + '-icon', hasValue ? iconFill : DIM);
  writeText(name, formatWhole(value), hasValue ? textFill : DIM);
}

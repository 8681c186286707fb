import { ALERT, ASH, DIM, LOW_BATTERY_SHARE, PAPER } from '../colours';
import { setFill, setProperty, writeText } from '../elements';
import { formatWhole, isKnown, type OptionalNumber, padTwoDigits } from '../format-number';
import { formatHour } from '../format-time';
import { drawHomeLine } from '../home-line';
import { isSectionStale } from '../staleness';
import type { View } from '../view';

const BATTERY_WIDTH = 30;

/** Draws the time, the date, today's figures and one line about last night. */
export function drawHome(view: View): void {
  const share = view.battery / 100;
  const batteryFill = share <= LOW_BATTERY_SHARE ? ALERT : ASH;
  // The time comes first: whatever throws below does not stop it.
  writeText('hours', formatHour(view.minute, view));
  writeText('minutes', padTwoDigits(view.minute % 60));
  drawReadings(view);
  writeText('date', view.dateText);
  setProperty('battery-charge', 'width', BATTERY_WIDTH * share);
  setFill('battery-charge', batteryFill);
  setFill('battery-nub', batteryFill);
  drawHomeLine(view);
}

/** What each stat shows, by its name. One face runs in a process, so the module keeps it. */
const drawnStats: Record<string, string> = {};

/** Draws what the sensors change. Where the watch may not count steps, the phone's steps of today are shown. */
export function drawReadings(view: View): void {
  const { heartRate, zoneMinutes } = view.readings;
  const { week } = view.snapshot;
  let steps: OptionalNumber = view.readings.steps;
  let fill = view.accent;
  if (steps === undefined && week && week.date === view.day) {
    steps = week.dailySteps && week.dailySteps[6];
    if (isSectionStale('week', view)) fill = DIM;
  }
  drawStat('heart', heartRate, ASH, PAPER);
  drawStat('zone', zoneMinutes, ASH, PAPER);
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

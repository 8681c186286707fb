import { createChanged } from '../changed';
import { ALERT, ASH, BATTERY_LOW, DIM, PAPER } from '../colours';
import { setFill, setProperty, writeText } from '../elements';
import { type Figure, figure, isKnown, twoDigits } from '../figures';
import { drawHomeLine } from '../home-line';
import { isSectionStale } from '../staleness';
import { hourOf } from '../time-of-day';
import type { View } from '../view';

const BATTERY_WIDTH = 30;

/** The time, the day as it stands, and one line about last night. */
export function drawHome(view: View): void {
  const share = view.battery / 100;
  const batteryFill = share <= BATTERY_LOW ? ALERT : ASH;
  writeText('date', view.dateText);
  setProperty('battery-charge', 'width', BATTERY_WIDTH * share);
  setFill('battery-charge', batteryFill);
  setFill('battery-nub', batteryFill);
  writeText('hours', hourOf(view.minute, view));
  writeText('minutes', twoDigits(view.minute % 60));
  drawHomeLine(view);
  drawReadings(view);
}

const hasChanged = createChanged();

/** Only what the sensors change. Where the watch may not count, the phone's steps of today stand in. */
export function drawReadings(view: View): void {
  const { heartRate, zoneMinutes } = view.readings;
  const { week } = view.snapshot;
  let steps: Figure = view.readings.steps;
  let fill = view.accent;
  if (steps === undefined && week && week.date === view.day) {
    steps = week.steps && week.steps[6];
    if (isSectionStale('week', view)) fill = DIM;
  }
  if (!hasChanged([heartRate, zoneMinutes, steps, fill])) return;
  drawStat('heart', heartRate, ASH, PAPER);
  drawStat('zone', zoneMinutes, ASH, PAPER);
  drawStat('steps', steps, fill, fill);
}

function drawStat(name: string, value: Figure, iconFill: string, textFill: string): void {
  const hasValue = isKnown(value);
  setFill(name + '-icon', hasValue ? iconFill : DIM);
  writeText(name, figure(value), hasValue ? textFill : DIM);
}

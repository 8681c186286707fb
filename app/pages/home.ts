import { ALERT, ASH, BATTERY_LOW, DIM, PAPER } from '../colours';
import { set, write } from '../elements';
import { type Figure, figure, isKnown, twoDigits } from '../figures';
import { drawHomeLine } from '../home-line';
import { isStale, WEEK_STALE_AFTER } from '../staleness';
import { hourOf } from '../time-of-day';
import type { View } from '../view';

const BATTERY_WIDTH = 30;

/** The time, the day as it stands, and one line about last night. */
export function drawHome(view: View): void {
  const share = view.battery / 100;
  const charge = share <= BATTERY_LOW ? ALERT : ASH;
  write('date', view.date);
  set('battery-charge', 'width', BATTERY_WIDTH * share);
  set('battery-charge', 'fill', charge);
  set('battery-nub', 'fill', charge);
  write('hours', hourOf(view.minute, view));
  write('minutes', twoDigits(view.minute % 60));
  drawHomeLine(view);
  drawLive(view);
}

/** Only what the sensors change. */
export function drawLive(view: View): void {
  const { heartRate, zoneMinutes } = view.live;
  drawStat('heart-icon', 'heart', heartRate, ASH, PAPER);
  drawStat('zone-icon', 'zone', zoneMinutes, ASH, PAPER);
  drawSteps(view);
}

/** Where the watch may not count, the phone's figure of today stands in. */
function drawSteps({ live, snapshot, day, now, accent }: View): void {
  const { week } = snapshot;
  let steps: Figure = live.steps;
  let fill = accent;
  if (steps === undefined && week && week.date === day) {
    steps = week.steps[week.steps.length - 1];
    if (isStale(week, WEEK_STALE_AFTER, now)) fill = DIM;
  }
  drawStat('steps-icon', 'steps', steps, fill, fill);
}

function drawStat(icon: string, text: string, value: Figure, iconFill: string, textFill: string): void {
  const known = isKnown(value);
  set(icon, 'fill', known ? iconFill : DIM);
  write(text, figure(value), known ? textFill : DIM);
}

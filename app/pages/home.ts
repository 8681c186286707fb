import { ALERT, ASH, DIM, PAPER } from '../colours';
import { picture, putBefore, set, show, write } from '../elements';
import { count, twoDigits } from '../figures';
import { homeLine } from '../home-line';
import { isWeekStale } from '../staleness';
import { hourOf } from '../time-of-day';
import type { View } from '../view';

const CENTRE = 168;
/** Middle of the line beside an icon, and the icon's distance: the two together stand centred. */
const LINE_CENTRE = 182;
const ICON_AND_GAP = 28;
const BATTERY_WIDTH = 30;
const BATTERY_LOW = 20;

/** The time, the day as it stands, and one line about last night. */
export function drawHome(view: View): void {
  const charge = view.battery <= BATTERY_LOW ? ALERT : ASH;
  write('date', view.date);
  set('battery-charge', 'width', (BATTERY_WIDTH * view.battery) / 100);
  set('battery-charge', 'fill', charge);
  set('battery-nub', 'fill', charge);
  write('hours', hourOf(view.minute, view));
  write('minutes', twoDigits(view.minute % 60));
  drawLine(view);
  drawLive(view);
}

function drawLine(view: View): void {
  const { text, icon, colour } = homeLine(view);
  write('line', text, colour);
  set('line', 'x', icon ? LINE_CENTRE : CENTRE);
  show('line-icon', icon !== '');
  if (icon) {
    picture('line-icon', icon + '_22', colour);
    putBefore('line-icon', 'line', ICON_AND_GAP);
  }
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
  const week = snapshot && snapshot.week;
  let steps: number | null | undefined = live.steps;
  let fill = accent;
  if (steps === undefined && week && week.date === day) {
    steps = week.steps[week.steps.length - 1];
    if (isWeekStale(week.at, now)) fill = DIM;
  }
  drawStat('steps-icon', 'steps', steps, fill, fill);
}

function drawStat(
  icon: string,
  text: string,
  value: number | null | undefined,
  iconFill: string,
  textFill: string,
): void {
  const known = typeof value === 'number';
  set(icon, 'fill', known ? iconFill : DIM);
  write(text, count(value), known ? textFill : DIM);
}

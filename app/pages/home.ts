import { ALERT, ASH, DIM, PAPER } from '../colours';
import { move, paint, picture, type Slot, show, slot, write } from '../elements';
import { count } from '../figures';
import { homeLine } from '../home-line';
import { isWeekStale } from '../staleness';
import type { View } from '../view';
import type { Page } from './page';

const CENTRE = 168;
/** Middle of the line beside an icon, and the icon's distance left of it: the two together stand centred. */
const LINE_CENTRE = 182;
const ICON_AND_GAP = 28;
const BATTERY_WIDTH = 30;
const BATTERY_LOW = 20;

export interface HomePage extends Page {
  /** Only what the sensors change. */
  drawLive(view: View): void;
}

/** The time, the day as it stands, and one line about last night. */
export function createHomePage(): HomePage {
  const date = slot<TextElement>('date');
  const charge = slot<RectElement>('battery-charge');
  const nub = slot<RectElement>('battery-nub');
  const hours = slot<TextElement>('hours');
  const minutes = slot<TextElement>('minutes');
  const line = slot<TextElement>('line');
  const lineIcon = slot<ImageElement>('line-icon');
  const heartIcon = slot<ImageElement>('heart-icon');
  const heart = slot<TextElement>('heart');
  const stepsIcon = slot<ImageElement>('steps-icon');
  const steps = slot<TextElement>('steps');
  const zoneIcon = slot<ImageElement>('zone-icon');
  const zone = slot<TextElement>('zone');
  let drawnBattery = -1;

  function drawBattery(level: number): void {
    if (level === drawnBattery) return;
    drawnBattery = level;
    charge.element.width = (BATTERY_WIDTH * level) / 100;
    const colour = level <= BATTERY_LOW ? ALERT : ASH;
    paint(charge, colour);
    paint(nub, colour);
  }

  function drawLine(view: View): void {
    const { text, icon, colour } = homeLine(view);
    write(line, text, colour);
    move(line, icon ? LINE_CENTRE : CENTRE);
    show(lineIcon, icon !== '');
    if (icon) {
      picture(lineIcon, icon + '_22', colour);
      move(lineIcon, LINE_CENTRE - line.element.getBBox().width / 2 - ICON_AND_GAP);
    }
  }

  function drawLive(view: View): void {
    drawStat(heartIcon, heart, view.live.heartRate);
    drawStat(zoneIcon, zone, view.live.zoneMinutes);
    drawSteps(view);
  }

  /** Where the watch may not count, the phone's figure of today stands in. */
  function drawSteps({ live, snapshot, day, now, accent }: View): void {
    const week = snapshot && snapshot.week;
    let known = live.steps;
    let fill = accent;
    if (known === undefined && week && week.date === day) {
      const last = week.steps[week.steps.length - 1];
      if (last !== null) known = last;
      if (isWeekStale(week.at, now)) fill = DIM;
    }
    if (known === undefined) fill = DIM;
    write(steps, count(known), fill);
    paint(stepsIcon, fill);
  }

  return {
    draw(view) {
      write(date, view.date, ASH);
      drawBattery(view.battery);
      write(hours, view.hours, PAPER);
      write(minutes, view.minutes, PAPER);
      drawLine(view);
      drawLive(view);
      return undefined;
    },
    drawLive,
  };
}

function drawStat(icon: Slot<ImageElement>, text: Slot<TextElement>, value: number | undefined): void {
  paint(icon, value === undefined ? DIM : ASH);
  write(text, count(value), value === undefined ? DIM : PAPER);
}

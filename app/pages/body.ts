import { type BodySection, NO_POINT, type Units, WEIGHT_POINTS } from '../../common/snapshot';
import { createChanged } from '../changed';
import { DIM, ink } from '../colours';
import { say, UNKNOWN } from '../copy';
import { inside, putAfter, set, write } from '../elements';
import { figure, signed } from '../figures';
import { DAY_STALE_AFTER, isStale } from '../staleness';
import type { View } from '../view';
import { ageOf, drawFrame } from './list-frame';

/** Units of the snapshot in one of the wearer's. */
const WEIGHT = { kg: 100, lb: 45.359237, st: 45.359237 };
const WATER = { l: 1000, floz: 29.5735 };
const ENERGY = { kcal: 1, kJ: 0.239006 };
const POUNDS_IN_STONE = 14;

const CURVE_LEFT = 32;
const CURVE_STEP = 264 / (WEIGHT_POINTS - 1);
const CURVE_FOOT = 182;
const CURVE_HEIGHT = 38;
const BAR = 126;

const hasCurveChanged = createChanged();

/** The weight and where it goes; what was drunk and eaten today. */
export function drawBody(view: View): void {
  const { snapshot, now, day, accent } = view;
  const body: Partial<BodySection> = snapshot.body || {};
  const { weight, water, waterGoal, eaten, burned, points } = body;
  const units = snapshot.look.units;
  const stale = isStale(snapshot.body, DAY_STALE_AFTER, now);
  // What was drunk yesterday says nothing of today.
  const isFresh = !stale && body.date === day;

  drawFrame(
    view,
    'body',
    stale,
    ageOf(snapshot.body, view),
    weight ? '' : snapshot.body ? 'noWeight' : 'noData',
  );
  drawWeight(body, units.weight, stale);
  const curve = weight ? points : undefined;
  if (hasCurveChanged([curve, stale, accent])) drawCurve(curve, stale ? DIM : accent);
  drawIntake('water', water, waterGoal, units.water, WATER[units.water], isFresh, accent);
  drawIntake('food', eaten, burned, units.energy, ENERGY[units.energy], isFresh, accent);
}

function drawWeight({ weight, change }: Partial<BodySection>, unit: Units['weight'], stale: boolean): void {
  const inUnits = weight ? weight / WEIGHT[unit] : undefined;
  const pounds = Math.round(inUnits || 0);
  // Nobody reads tenths of a stone: stones, and the pounds beside them.
  const text = unit === 'st' && inUnits ? figure(Math.floor(pounds / POUNDS_IN_STONE)) : figure(inUnits, 1);
  write('weight', text, ink(!!inUnits && !stale));
  write('weight-unit', inUnits ? say('unit.' + unit, String(pounds % POUNDS_IN_STONE)) : '');
  putAfter('weight-unit', 'weight', 8);
  const changed = change !== undefined;
  write('weight-change', changed ? signed(change / WEIGHT[unit], 1) : '', ink(!stale));
  write('weight-span', changed ? say('span.days', String(WEIGHT_POINTS)) : '');
}

/** Straight from known day to known day; the last of them has the dot. */
function drawCurve(points: Uint8Array | undefined, fill: string): void {
  const lines = inside('weight-curve', 'line');
  const dot = inside('weight-end', 'circle')[0];
  let used = 0;
  let lastX = 0;
  let lastY = 0;
  for (let i = 0; points && i < WEIGHT_POINTS; i++) {
    if (points[i] === NO_POINT) continue;
    const x = CURVE_LEFT + i * CURVE_STEP;
    const y = CURVE_FOOT - (points[i] / (NO_POINT - 1)) * CURVE_HEIGHT;
    if (lastX) {
      const line = lines[used++];
      line.x1 = lastX;
      line.y1 = lastY;
      line.x2 = x;
      line.y2 = y;
      line.style.display = 'inline';
    }
    lastX = dot.cx = x;
    lastY = dot.cy = y;
  }
  while (used < lines.length) lines[used++].style.display = 'none';
  dot.style.fill = fill;
  dot.style.display = lastX ? 'inline' : 'none';
}

/** So much of so much; without a goal or what was burned there is no bar to fill. */
function drawIntake(
  name: string,
  taken: number | undefined,
  of: number | undefined,
  unit: string,
  size: number,
  isFresh: boolean,
  accent: string,
): void {
  const known = taken !== undefined;
  const text = (amount: number) => figure(amount / size, unit === 'l' ? 1 : 0);
  write(name, known ? text(taken) : UNKNOWN, ink(known && isFresh));
  write(
    name + '-of',
    of ? say('of', say('unit.' + unit, text(of))) : known ? say('unit.' + unit, '').trim() : '',
  );
  set(name + '-bar', 'width', known && of ? BAR * Math.min(1, taken / of) : 0);
  set(name + '-bar', 'fill', isFresh ? accent : DIM);
}

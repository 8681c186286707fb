import { type BodyUnits, NO_WEIGHT, WEIGHT_POINT_COUNT } from '../../common/snapshot';
import { createChangeDetector } from '../change-detector';
import { DIM, getTextColour } from '../colours';
import { getDescendants, placeAfter, setFill, setProperty, writeText } from '../elements';
import { formatSignedTenths, formatTenths, formatWhole } from '../format-number';
import { translate } from '../i18n';
import type { View } from '../view';
import type { SectionData } from './page-entry';

const POUNDS_IN_STONE = 14;

const CURVE_LEFT = 32;
const CURVE_STEP = 264 / (WEIGHT_POINT_COUNT - 1);
const CURVE_BOTTOM = 182;
const CURVE_HEIGHT = 38;
const BAR_WIDTH = 126;

type Body = SectionData<'body'>;
type Unit = BodyUnits['water' | 'energy'];

const hasChanged = createChangeDetector();

/** The weight and where it goes; what was drunk and eaten today. */
export function drawBody({ day, accent }: View, body: Body, isStale: boolean): boolean {
  if (hasChanged([body, isStale, day, accent])) {
    const units: Partial<BodyUnits> = body.units || {};
    const { weight, change } = body;
    // Nobody reads tenths of a stone: stones, and the pounds beside them.
    const text =
      units.weight === 'st' && weight
        ? formatWhole(Math.floor(weight / POUNDS_IN_STONE))
        : formatTenths(weight);
    writeText('weight', text, getTextColour(weight && !isStale));
    writeText('weight-unit', weight ? translate('unit.' + units.weight, weight % POUNDS_IN_STONE) : '');
    placeAfter('weight-unit', 'weight', 8);
    const hasChange = change !== undefined;
    writeText('weight-change', hasChange ? formatSignedTenths(change) : '', getTextColour(!isStale));
    writeText('weight-span', hasChange ? translate('span.days', WEIGHT_POINT_COUNT) : '');
    drawCurve(weight ? body.points : undefined, isStale ? DIM : accent);
    // What was drunk yesterday says nothing of today.
    const isFresh = !isStale && body.date === day;
    const fill = isFresh ? accent : DIM;
    drawIntake('water', body.water, body.waterGoal, units.water, isFresh, fill);
    drawIntake('food', body.eaten, body.burned, units.energy, isFresh, fill);
  }
  return !body.weight;
}

/** Straight from known day to known day; the last of them has the dot. */
function drawCurve(points: Uint8Array | undefined, fill: string): void {
  const lines = getDescendants('weight-curve', 'line');
  const dot = getDescendants('weight-end', 'circle')[0];
  let usedLines = 0;
  let lastX = 0;
  let lastY = 0;
  for (let i = 0; points && i < WEIGHT_POINT_COUNT; i++) {
    if (points[i] === NO_WEIGHT) continue;
    const x = CURVE_LEFT + i * CURVE_STEP;
    const y = CURVE_BOTTOM - (points[i] / (NO_WEIGHT - 1)) * CURVE_HEIGHT;
    if (lastX) {
      const line = lines[usedLines++];
      line.x1 = lastX;
      line.y1 = lastY;
      line.x2 = x;
      line.y2 = y;
      line.style.display = 'inline';
    }
    lastX = dot.cx = x;
    lastY = dot.cy = y;
  }
  while (usedLines < lines.length) lines[usedLines++].style.display = 'none';
  dot.style.fill = fill;
  dot.style.display = lastX ? 'inline' : 'none';
}

/** So much of so much; without a goal or what was burned there is no bar to fill. */
function drawIntake(
  name: string,
  amount: number | undefined,
  target: number | undefined,
  unit: Unit | undefined,
  isFresh: boolean,
  fill: string,
): void {
  const hasAmount = amount !== undefined;
  const format = unit === 'l' ? formatTenths : formatWhole;
  const id = ('unit.' + unit) as `unit.${Unit}`;
  writeText(name, format(amount), getTextColour(hasAmount && isFresh));
  writeText(
    name + '-of',
    target ? translate('of', translate(id, format(target))) : hasAmount ? translate(id, '').trim() : '',
  );
  setProperty(name + '-bar', 'width', hasAmount && target ? BAR_WIDTH * Math.min(1, amount / target) : 0);
  setFill(name + '-bar', fill);
}

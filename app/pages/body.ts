import { type BodyUnits, NO_WEIGHT, WEIGHT_POINT_COUNT } from '../../common/snapshot';
import { DIM, getTextColour } from '../colours';
import {
  getDescendants,
  hasChanged,
  placeAfter,
  setElementVisible,
  setFill,
  setProperty,
  writeText,
} from '../elements';
import {
  formatSignedTenths,
  formatTenths,
  formatWhole,
  isKnown,
  isKnownSigned,
  type OptionalNumber,
} from '../format-number';
import { translate } from '../i18n';
import { min } from '../math';
import { UNKNOWN } from '../unknown';
import { EMPTY_SECTION, type View } from '../view';
import type { SectionData } from './page-entry';

const POUNDS_IN_STONE = 14;

const CURVE_LEFT = 32;
const CURVE_STEP = 264 / (WEIGHT_POINT_COUNT - 1);
const CURVE_BOTTOM = 182;
const CURVE_HEIGHT = 38;
const BAR_WIDTH = 126;

type Body = SectionData<'body'>;
type Unit = BodyUnits['water' | 'energy'];

/** Draws the weight with its curve, and what was drunk and eaten today. */
export function drawBody({ day, accent }: View, body: Body, isStale: boolean): boolean {
  const { weight, change } = body;
  const units: Partial<BodyUnits> = body.units || {};
  const unitText =
    isKnown(weight) && weight ? translate('unit.' + units.weight, weight % POUNDS_IN_STONE) : '';
  if (hasChanged([body, isStale, day, accent])) {
    // Stones are whole, with the pounds beside them.
    const weightText =
      units.weight === 'st'
        ? formatWhole(Math.floor((weight as number) / POUNDS_IN_STONE))
        : formatTenths(weight);
    writeText('weight', unitText ? weightText : UNKNOWN, getTextColour(unitText && !isStale));
    writeText('weight-unit', unitText);
    placeAfter('weight-unit', 'weight', 8);
    const hasChange = isKnownSigned(change);
    writeText('weight-change', hasChange ? formatSignedTenths(change) : '', getTextColour(!isStale));
    writeText('weight-span', hasChange ? translate('span.days', WEIGHT_POINT_COUNT) : '');
    drawCurve(unitText ? body.points : undefined, isStale ? DIM : accent);
    // The figures of yesterday are stale after midnight.
    const isFresh = !isStale && body.date === day;
    const fill = isFresh ? accent : DIM;
    drawIntake('water', { amount: body.water, target: body.waterGoal, unit: units.water }, isFresh, fill);
    drawIntake('food', { amount: body.eaten, target: body.burned, unit: units.energy }, isFresh, fill);
  }
  return !unitText;
}

/** Draws a straight line between any two consecutive known days, and a dot on the last one. */
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
      setElementVisible(line, true);
    }
    lastX = dot.cx = x;
    lastY = dot.cy = y;
  }
  while (usedLines < lines.length) setElementVisible(lines[usedLines++], false);
  dot.style.fill = fill;
  setElementVisible(dot, lastX > 0);
}

/** What was drunk or eaten, in the wearer's unit. */
interface Intake {
  amount: OptionalNumber;
  /** The goal, or what was burned. Without it the bar is empty. */
  target: OptionalNumber;
  unit: Unit | undefined;
}

function drawIntake(name: string, intake: Intake, isFresh: boolean, fill: string): void {
  const { unit } = intake;
  const format = unit === 'l' ? formatTenths : formatWhole;
  // Figures come with their unit; the type lists the message ids.
  const id = ('unit.' + unit) as `unit.${Unit}`;
  const unitAlone = translate(id, '').trim();
  // A figure in a unit that the face does not know says nothing.
  const { amount, target }: Partial<Intake> = unitAlone ? intake : EMPTY_SECTION;
  const hasAmount = isKnown(amount);
  const goal = isKnown(target) ? target : 0;
  writeText(name, format(amount), getTextColour(hasAmount && isFresh));
  writeText(name + '-of', goal ? translate('of', translate(id, format(goal))) : hasAmount ? unitAlone : '');
  setProperty(name + '-bar', 'width', hasAmount && goal ? BAR_WIDTH * min(1, amount / goal) : 0);
  setFill(name + '-bar', fill);
}

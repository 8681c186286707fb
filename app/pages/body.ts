import { type BodyUnits, NO_WEIGHT, WEIGHT_POINT_COUNT } from '../../common/snapshot';
import { DAY_S } from '../../common/time';
import { ASH, DIM, getTextColour } from '../colours';
import {
  drawBar,
  getDescendants,
  placeAfter,
  setElementVisible,
  setProperty,
  setVisible,
  showIcon,
  writeText,
} from '../elements';
import { formatAgo } from '../format-age';
import {
  formatSignedTenths,
  formatTenths,
  formatWhole,
  isKnown,
  isKnownSigned,
  type OptionalNumber,
} from '../format-number';
import { translate } from '../i18n';
import { floor, min } from '../math';
import { getWeightAge, MAX_AGE_DAYS } from '../staleness';
import { UNKNOWN } from '../unknown';
import { EMPTY_SECTION, type View } from '../view';
import type { DrawOutcome, SectionData } from './page-entry';

const POUNDS_IN_STONE = 14;

const CURVE_LEFT = 32;
const CURVE_WIDTH = 264;
const CURVE_BOTTOM = 182;
const CURVE_HEIGHT = 38;
const BAR_WIDTH = 126;
/** Left edge of the text below what was eaten, px: beside the flame, and alone. */
const BURNED_LEFT = 207;
const FOOD_LEFT = 180;

type Body = SectionData<'body'>;
type Unit = BodyUnits['water' | 'energy'];

/** Draws the weight with its curve, and what was drunk and eaten today. */
export function drawBody({ day, accent }: View, body: Body, isStale: boolean): DrawOutcome {
  const { weight, change } = body;
  const weightAge = getWeightAge(body, day);
  // A weight of long ago is stale by itself; what was drunk and eaten is not kept as long.
  const isWeightOld = weightAge > MAX_AGE_DAYS;
  const isWeightStale = isStale || isWeightOld;
  // The cast: without a date the age is NaN, which is neither true nor above anything.
  const sectionAge = day - (body.date as number);
  const units: Partial<BodyUnits> = body.units || {};
  const unitText =
    isKnown(weight) && weight && weightAge < WEIGHT_POINT_COUNT
      ? translate('unit.' + units.weight, weight % POUNDS_IN_STONE)
      : '';
  // Stones are whole, with the pounds beside them. The cast: without a weight they are not written.
  const weightText =
    units.weight === 'st' ? formatWhole(floor((weight as number) / POUNDS_IN_STONE)) : formatTenths(weight);
  writeText('weight', unitText ? weightText : UNKNOWN, getTextColour(unitText && !isWeightStale));
  writeText('weight-unit', unitText);
  placeAfter('weight-unit', 'weight', 8);
  const hasTrend = isKnownSigned(change);
  setVisible('weight-trend', hasTrend);
  // A text that changes while it is hidden may stay invisible when it is shown.
  if (hasTrend) writeText('weight-change', formatSignedTenths(change), getTextColour(!isWeightStale));
  drawCurve(unitText ? body.points : undefined, sectionAge, isWeightStale ? '' : accent);
  // The figures of yesterday are stale after midnight.
  const todayAccent = isStale || sectionAge ? '' : accent;
  const today: Body = sectionAge > MAX_AGE_DAYS ? EMPTY_SECTION : body;
  const { eaten, burned } = today;
  // Where food is never logged, what was burned takes the place of what was eaten.
  const isLogged = eaten !== undefined;
  const hasBurned = isLogged && isKnown(burned);
  drawIntake('water', { amount: today.water, target: today.waterGoal, unit: units.water }, todayAccent);
  drawIntake(
    'food',
    { amount: isLogged ? eaten : burned, target: isLogged ? burned : 0, unit: units.energy },
    todayAccent,
  );
  showIcon('food-icon', isLogged ? 'fork_24' : 'flame_24', ASH);
  setVisible('burned-icon', hasBurned);
  setProperty('food-of', 'x', hasBurned ? BURNED_LEFT : FOOD_LEFT);
  if (!body.points) return true;
  // Of all that is old the footer names the oldest.
  return isWeightOld && translate('weightAgo', formatAgo(weightAge * DAY_S));
}

/**
 * Draws a straight line between any two consecutive known days, and a dot on the last one. `age`: how many days ago
 * the curve was made; `accent`: '' where it is stale.
 */
function drawCurve(points: Uint8Array | undefined, age: number, accent: string): void {
  const lines = getDescendants('weight-curve', 'line');
  const dot = getDescendants('weight-end', 'circle')[0];
  let usedLines = 0;
  let lastX = 0;
  let lastY = 0;
  for (let i = age; points && i < WEIGHT_POINT_COUNT; i++) {
    if (!(points[i] < NO_WEIGHT)) continue;
    const x = CURVE_LEFT + ((i - age) * CURVE_WIDTH) / (WEIGHT_POINT_COUNT - 1);
    const y = CURVE_BOTTOM - (points[i] / (NO_WEIGHT - 1)) * CURVE_HEIGHT;
    if (lastX) {
      const line = lines[usedLines++];
      line.x1 = lastX;
      line.y1 = lastY;
      line.x2 = x;
      line.y2 = y;
      line.style.fill = accent ? ASH : DIM;
      setElementVisible(line, true);
    }
    lastX = dot.cx = x;
    lastY = dot.cy = y;
  }
  while (usedLines < lines.length) setElementVisible(lines[usedLines++], false);
  dot.style.fill = accent || ASH;
  setElementVisible(dot, lastX);
}

/** What was drunk or eaten, in the wearer's unit. */
interface Intake {
  amount: OptionalNumber;
  /** The goal, or what was burned. Without it the bar is empty. */
  target: OptionalNumber;
  unit: Unit | undefined;
}

/** `accent`: '' where the figures are stale. */
function drawIntake(name: 'water' | 'food', intake: Intake, accent: string): void {
  const { unit } = intake;
  const format = unit === 'l' ? formatTenths : formatWhole;
  // The casts: figures come with their unit, and the type of a concatenation is no message id.
  const id = ('unit.' + unit) as `unit.${Unit}`;
  const unitAlone = translate(id, '').trim();
  // A figure in a unit that the face does not know says nothing.
  const { amount, target }: Partial<Intake> = unitAlone ? intake : EMPTY_SECTION;
  const hasAmount = isKnown(amount);
  const goal = isKnown(target) ? target : 0;
  writeText(name, format(amount), getTextColour(hasAmount && accent));
  writeText(
    name + '-of',
    goal
      ? translate(('of.' + name) as `of.${typeof name}`, translate(id, format(goal)))
      : hasAmount
        ? unitAlone
        : '',
  );
  drawBar(name + '-bar', hasAmount && goal ? BAR_WIDTH * min(1, amount / goal) : 0, accent || DIM);
}

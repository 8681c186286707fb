import type { ScreenPart } from '../../simulator/screen/screen';
import { SCREEN_SIZE } from '../../simulator/screen/screen-size';
import { contrast, over } from './contrast';
import { distance, type Edges, edgesOf, gaps, outside, type Point } from './geometry';

/** docs/face.md: all that is painted inside the Rim lies inside the glass by so much. */
const INSET = 12;
const RADIUS = 78;
/** The Rim's ticks stand at 14, and 3 further out at times where they are always on. */
const RIM_INSET = 9;
const RIM_RADIUS = 81;
/** Between two texts on a line. */
const TEXT_GAP = 6;
/** Between a text and anything else that is painted. */
const SHAPE_GAP = 2;
/** Between a text or an icon and a tick of the Rim. */
const RIM_GAP = 10;
const SMALLEST = 20;
const MOST_ELEMENTS = 100;
const GROUND = '#000000';
const CONTRAST = 4.5;
/**
 * WCAG 2 asks less of large text: from 24 px on, or 18.7 px bold. Its pixel is seen under 0.0213°, one of this
 * screen (302 to the inch, 35 cm away) under 0.0138°: so here that is 37 px, or 29 px bold.
 */
const LARGE_CONTRAST = 3;
const LARGE = { light: 37, regular: 37, bold: 29 };
/** What rounding of outlines to 0.01 px may take away. */
const EPSILON = 0.01;

type Painted = ScreenPart & { corners: readonly Point[]; edges: Edges };
type Lettered = Painted & { text: NonNullable<ScreenPart['text']> };

/** What is wrong with a picture, a line each; empty where every rule of docs/face.md holds. */
export function layoutFaults(parts: readonly ScreenPart[]): string[] {
  const painted = parts.flatMap(({ corners, ...part }): Painted[] =>
    corners && part.alpha > 0 ? [{ ...part, corners, edges: edgesOf(corners) }] : [],
  );
  const texts = painted.filter((part): part is Lettered => part.text !== undefined);
  const icons = painted.filter((part) => part.tag === 'image');
  const ticks = painted.filter((part) => part.within.includes('rim'));
  const shapes = painted.filter((part) => part.text === undefined && !ticks.includes(part));
  const faults = [
    ...[...texts, ...shapes].flatMap((part) => insideGlass(part, INSET, RADIUS)),
    ...ticks.flatMap((tick) => insideGlass(tick, RIM_INSET, RIM_RADIUS)),
    ...[...texts, ...icons].flatMap((part) => ticks.flatMap((tick) => awayFromTick(part, tick))),
    ...texts.flatMap((text, i) => texts.slice(i + 1).flatMap((other) => apart(text, other, TEXT_GAP))),
    ...texts.flatMap((text) => shapes.flatMap((shape) => apart(text, shape, SHAPE_GAP))),
    ...texts.flatMap(legible),
  ];
  if (parts.length > MOST_ELEMENTS) faults.push(`${parts.length} elements`);
  return faults;
}

function insideGlass(part: Painted, inset: number, radius: number): string[] {
  const far = Math.max(...part.corners.map((corner) => outside(corner, SCREEN_SIZE, inset, radius)));
  // A coordinate that is no number is nowhere.
  return far <= EPSILON ? [] : [`${nameOf(part)}: ${pixels(far)} too far out`];
}

function awayFromTick(part: Painted, tick: Painted): string[] {
  // Most are far away, which is quickly seen.
  const { across, down } = gaps(part.edges, tick.edges);
  if (across >= RIM_GAP || down >= RIM_GAP) return [];
  const gap = distance(part.corners, tick.corners);
  return gap < RIM_GAP - EPSILON ? [`${nameOf(part)}: ${pixels(gap)} from a tick`] : [];
}

/** Beside each other there is a gap; above each other they do not touch. */
function apart(part: Painted, other: Painted, gap: number): string[] {
  const { across, down } = gaps(part.edges, other.edges);
  if (across >= gap - EPSILON || down >= -EPSILON) return [];
  return [`${nameOf(part)}: ${pixels(across)} beside and ${pixels(down)} above ${nameOf(other)}`];
}

function legible(part: Lettered): string[] {
  const { size, weight, isCut } = part.text;
  const faults: string[] = [];
  const ratio = contrast(over(part.fill, part.alpha, GROUND), GROUND);
  if (ratio < (size >= LARGE[weight] ? LARGE_CONTRAST : CONTRAST)) {
    faults.push(`${nameOf(part)}: contrast ${ratio.toFixed(1)}`);
  }
  if (size < SMALLEST) faults.push(`${nameOf(part)}: ${pixels(size)} high`);
  if (isCut) faults.push(`${nameOf(part)}: cut`);
  return faults;
}

function nameOf({ tag, id, within, text }: ScreenPart): string {
  const name = id || `${within.join('/')} ${tag}`;
  return text ? `${name} “${text.shown}”` : name;
}

function pixels(length: number): string {
  return `${length.toFixed(1)} px`;
}

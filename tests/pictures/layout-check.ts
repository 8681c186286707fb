import { MODEL_INFO } from '../../simulator/app-package/models';
import type { ScreenPart } from '../../simulator/screen/screen';
import { blend, contrastRatio } from './contrast';
import { type Bounds, distance, distanceOutside, getBounds, measureGaps, type Point } from './geometry';

/** The screens of all models are squares of this size. */
const SCREEN_SIZE_PX = MODEL_INFO.atlas.screen.width;
/** Distance of everything inside the Rim from the edge of the glass, px (docs/face.md, 2). */
const INSET = 12;
const RADIUS = 78;
/** Least distance of the ticks from the edge, px. They are at 14, and 3 further out on the always-on display. */
const RIM_INSET = 9;
const RIM_RADIUS = 81;
/** Least distance of two texts on a line, px. */
const TEXT_GAP = 6;
/** The same between a time and its AM or PM, which are read as one. */
const PAIR_GAP = 4;
/** Least distance of a text from any other shape, px. */
const SHAPE_GAP = 2;
/** Least distance of a text or an icon from a tick of the Rim, px. */
const RIM_GAP = 10;
const MIN_TEXT_SIZE = 20;
const MAX_ELEMENTS = 100;
const BACKGROUND = '#000000';
const MIN_CONTRAST = 4.5;
/**
 * WCAG 2 requires less of large text: from 24 px on, or 18.7 px bold. Its pixel has a visual angle of 0.0213°, a pixel
 * of this screen (302 an inch, 35 cm away) one of 0.0138°: so the sizes here are 37 px and 29 px bold.
 */
const MIN_LARGE_CONTRAST = 3;
const LARGE_TEXT_SIZE = { light: 37, regular: 37, bold: 29 };
/** Tolerance for outlines that are rounded to 0.01 px. */
const EPSILON = 0.01;

type Painted = ScreenPart & { corners: readonly Point[]; bounds: Bounds };
type Lettered = Painted & { text: NonNullable<ScreenPart['text']> };

/** The violations of the rules of docs/face.md in a picture, one a line; empty if there are none. */
export function findLayoutFaults(parts: readonly ScreenPart[]): string[] {
  const painted = parts.flatMap(({ corners, ...part }): Painted[] =>
    corners && part.alpha > 0 ? [{ ...part, corners, bounds: getBounds(corners) }] : [],
  );
  const texts = painted.filter((part): part is Lettered => part.text !== undefined);
  const icons = painted.filter((part) => part.tag === 'image');
  const ticks = painted.filter((part) => part.ancestorIds.includes('rim'));
  const shapes = painted.filter((part) => part.text === undefined && !ticks.includes(part));
  const faults = [
    ...[...texts, ...shapes].flatMap((part) => checkInsideGlass(part, INSET, RADIUS)),
    ...ticks.flatMap((tick) => checkInsideGlass(tick, RIM_INSET, RIM_RADIUS)),
    ...[...texts, ...icons].flatMap((part) => ticks.flatMap((tick) => checkTickDistance(part, tick))),
    ...texts.flatMap((text, i) =>
      texts
        .slice(i + 1)
        .flatMap((other) => checkGap(text, other, other.id === `${text.id}-half` ? PAIR_GAP : TEXT_GAP)),
    ),
    ...texts.flatMap((text) =>
      shapes.flatMap((shape) => (isGroundOf(shape, text) ? [] : checkGap(text, shape, SHAPE_GAP))),
    ),
    ...texts.flatMap((text) => checkLegible(text, shapes.filter((shape) => isGroundOf(shape, text)).at(-1))),
  ];
  if (parts.length > MAX_ELEMENTS) faults.push(`${parts.length} elements`);
  return faults;
}

function checkInsideGlass(part: Painted, inset: number, radius: number): string[] {
  const far = Math.max(
    ...part.corners.map((corner) => distanceOutside(corner, SCREEN_SIZE_PX, inset, radius)),
  );
  // Written so that NaN is a fault.
  return far <= EPSILON ? [] : [`${describePart(part)}: ${formatPixels(far)} too far out`];
}

function checkTickDistance(part: Painted, tick: Painted): string[] {
  // A quick check first, because most are far away.
  const { across, down } = measureGaps(part.bounds, tick.bounds);
  if (across >= RIM_GAP || down >= RIM_GAP) return [];
  const gap = distance(part.corners, tick.corners);
  return gap < RIM_GAP - EPSILON ? [`${describePart(part)}: ${formatPixels(gap)} from a tick`] : [];
}

/** Two texts on a line need the gap; texts above each other must not touch. */
function checkGap(part: Painted, other: Painted, gap: number): string[] {
  const { across, down } = measureGaps(part.bounds, other.bounds);
  if (across >= gap - EPSILON || down >= -EPSILON) return [];
  return [
    `${describePart(part)}: ${formatPixels(across)} beside and ${formatPixels(down)} above ${describePart(other)}`,
  ];
}

/** Whether a text is written on a shape, with the gap to its edges. */
function isGroundOf({ tag, bounds }: Painted, text: Lettered): boolean {
  const { left, top, right, bottom } = text.bounds;
  return (
    tag === 'rect' &&
    left - bounds.left >= SHAPE_GAP &&
    top - bounds.top >= SHAPE_GAP &&
    bounds.right - right >= SHAPE_GAP &&
    bounds.bottom - bottom >= SHAPE_GAP
  );
}

function checkLegible(part: Lettered, ground: Painted | undefined): string[] {
  const { size, weight, isCut } = part.text;
  const faults: string[] = [];
  const background = ground ? blend(ground.fill, ground.alpha, BACKGROUND) : BACKGROUND;
  const ratio = contrastRatio(blend(part.fill, part.alpha, background), background);
  if (ratio < (size >= LARGE_TEXT_SIZE[weight] ? MIN_LARGE_CONTRAST : MIN_CONTRAST)) {
    faults.push(`${describePart(part)}: contrast ${ratio.toFixed(1)}`);
  }
  if (size < MIN_TEXT_SIZE) faults.push(`${describePart(part)}: ${formatPixels(size)} high`);
  if (isCut) faults.push(`${describePart(part)}: cut`);
  return faults;
}

function describePart({ tag, id, ancestorIds: within, text }: ScreenPart): string {
  const name = id || `${within.join('/')} ${tag}`;
  return text ? `${name} “${text.shown}”` : name;
}

function formatPixels(length: number): string {
  return `${length.toFixed(1)} px`;
}

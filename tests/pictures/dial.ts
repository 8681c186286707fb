import { DIM, LINE, NIGHT, PAPER, STAGES } from '../../app/colours';
import { ACCENT_COLOURS } from '../../common/preferences';
import { MODEL_INFO } from '../../simulator/app-package/models';
import {
  CENTRE,
  type Colours,
  drawCornerLeader,
  drawLeaderOnGlass,
  drawLine,
  drawName,
  drawSideName,
  drawText,
  drawWatch,
  GLASS,
  HEIGHT,
  NAMES,
  NOTE_SIZE,
  type Place,
  type Side,
  scaleLength,
  toPaper,
  WIDTH,
} from './dial-drawing';
import { type Bounds, getBounds } from './geometry';
import { getScene } from './scenes';
import { type Picture, takePicture } from './test-face';

/**
 * The labelled dial: home of the built face at 14:42, with a name at each mark. The leaders begin at what is drawn, and
 * a mark that is absent or of another colour than its name says is an error: the picture cannot name what is not there.
 */

export const DIAL_THEMES = ['light', 'dark'] as const;
export type DialTheme = (typeof DIAL_THEMES)[number];

const COLOURS: Readonly<Record<DialTheme, Colours>> = {
  light: {
    ground: '#F4F1EA',
    name: '#1D1B18',
    detail: '#5E5952',
    leader: '#8B857B',
    edge: '#D9D3C7',
  },
  dark: {
    ground: '#121110',
    name: '#F6F1E6',
    detail: '#B3ADA3',
    leader: '#7E7972',
    edge: '#2B2926',
  },
};

const { screen } = MODEL_INFO.vulcan;
/** Between a figure and the dot of its leader, in pixels of the screen. */
const DOT_GAP = 5;
/** Longest way of a tick from where it is looked for, in pixels of the screen. */
const NEAR_PX = 16;
const STAGE_NAMES = ['awake', 'REM', 'light', 'deep'];
/** Length by which the ticks of the stages reach inward on the Rim (docs/face.md 6.1), in pixels of the screen. */
const STAGE_LENGTHS = [7, 13, 19, 25];

/** Draws the dial as SVG; texts are outlines. Throws if a mark is not on the face. */
export function drawDial(theme: DialTheme): string {
  const { page, setup } = getScene('home');
  const picture = takePicture(page, setup);
  if (!picture) throw new Error('the face has no home');
  const colours = COLOURS[theme];
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">` +
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="${colours.ground}"/>` +
    drawHeading(colours) +
    drawWatch(picture.svg, colours) +
    drawHours(colours) +
    nameRim(picture, colours) +
    nameFigures(picture, colours) +
    drawStageKey() +
    '</svg>'
  );
}

function drawHeading({ name, detail }: Colours): string {
  const motto =
    'A day is a page. The night lies at its foot, the day arches overhead, the hand writes as it goes.';
  const title = { size: 34, weight: 'bold', colour: name, align: 'middle', letterSpacing: 6 } as const;
  return (
    drawText('ALMANAC', [CENTRE.x, 64], title) +
    drawText(motto, [CENTRE.x, 98], { size: 19, colour: detail, align: 'middle' })
  );
}

function drawHours({ detail }: Colours): string {
  const style = { size: NOTE_SIZE, weight: 'bold', colour: detail } as const;
  return (
    drawText('noon', [CENTRE.x, GLASS.top - 12], { ...style, align: 'middle' }) +
    drawText('6 pm', [GLASS.right + 12, CENTRE.y + 6], style) +
    drawText('6 am', [GLASS.left - 12, CENTRE.y + 6], { ...style, align: 'end' }) +
    drawText('midnight', [CENTRE.x + 12, GLASS.bottom + 22], style)
  );
}

/** The marks along the edge. */
function nameRim(picture: Picture, colours: Colours): string {
  const few = findTick(picture, [50, 20], DIM);
  const steps = findTick(picture, [14, 70], ACCENT_COLOURS.sun);
  const night = findTick(picture, [14, 145], NIGHT ?? '');
  const hand = findTick(picture, [290, 30], PAPER);
  const coming = findTick(picture, [305, 295], LINE);
  return (
    corner(few, [40, 6], 'left', ['Few steps', 'under a hundred']) +
    side(steps, 282, 'left', ['Today’s steps', 'the longer, the more;', 'one tick is 20 minutes']) +
    side(night, 412, 'left', ['Last night', 'hangs in from the edge,', 'deeper reaches further']) +
    corner(hand, [312, 8], 'right', ['Now', 'the hand, once round a day']) +
    corner(coming, [322, 312], 'right', ['Still to come'])
  );

  function corner(mark: Place, edge: Place, at: Side, words: string[]): string {
    const y = toPaper(edge)[1] + 8;
    return drawCornerLeader(mark, edge, at, colours) + nameAt(words, y, at, colours);
  }
  function side(mark: Place, y: number, at: Side, words: string[]): string {
    return drawSideName(mark, y, at, colours) + nameAt(words, y + 8, at, colours);
  }
}

/** The marks in the middle. */
function nameFigures(picture: Picture, colours: Colours): string {
  const battery = boundsOf(picture, 'battery');
  const minutes = boundsOf(picture, 'minutes');
  const line = boundsOf(picture, 'line');
  const [heart, zone] = [boundsOf(picture, 'heart-icon'), boundsOf(picture, 'zone-icon')];
  const steps = boundsOf(picture, 'steps');
  const below = toPaper([screen.width / 2, steps.bottom + DOT_GAP]);
  return (
    drawSideName(beside(heart, 'left'), toPaper(beside(heart, 'left'))[1], 'left', colours) +
    nameAt(['Heart rate', 'this moment'], toPaper(beside(heart, 'left'))[1] + 8, 'left', colours) +
    nameAt(['A tap', 'opens the next page;', 'on the time, it leads home'], 740, 'left', colours) +
    right(battery, toPaper(beside(battery, 'right'))[1], ['Date and battery']) +
    right(minutes, toPaper(beside(minutes, 'right'))[1] - 12, ['The time', 'hours bold, minutes light']) +
    right(line, 520, ['The line of the day', 'how long you slept; your', 'heart against its own usual']) +
    right(zone, 636, ['Zone minutes', 'of brisk heart, today']) +
    drawLeaderOnGlass(below, [below[0], GLASS.bottom]) +
    drawLine(
      [
        [below[0], GLASS.bottom],
        [below[0], 836],
      ],
      colours.leader,
    ) +
    drawName(['Steps today'], [below[0], 864], colours, 'middle')
  );

  function right(bounds: Bounds, y: number, words: string[]): string {
    return (
      drawSideName(beside(bounds, 'right'), y, 'right', colours) + nameAt(words, y + 8, 'right', colours)
    );
  }
}

/** The lengths and colours of the stages, below *Last night*. */
function drawStageKey(): string {
  const [width, height, step] = [188, 84, 43.5];
  const left = NAMES.left - width;
  const top = 479;
  const stages = STAGE_NAMES.map((name, i) => {
    const [colour = '', length = 0] = [STAGES[i], STAGE_LENGTHS[i]];
    const x = left + 20 + i * step;
    return (
      `<rect x="${x}" y="${top + 14}" width="14" height="${scaleLength(length * 0.75)}" fill="${colour}"/>` +
      drawText(name, [x + 7, top + 70], { size: 15, weight: 'bold', colour, align: 'middle' })
    );
  });
  return `<rect x="${left}" y="${top}" width="${width}" height="${height}" rx="20"/>${stages.join('')}`;
}

function nameAt(words: readonly string[], y: number, side: Side, colours: Colours): string {
  return drawName(words, [NAMES[side], y], colours, side === 'left' ? 'end' : 'start');
}

function beside({ left, right, top, bottom }: Bounds, side: Side): Place {
  return [side === 'left' ? left - DOT_GAP : right + DOT_GAP, (top + bottom) / 2];
}

/** The bounds of an element or a group. Throws if nothing of it is painted. */
function boundsOf({ parts }: Picture, id: string): Bounds {
  const corners = parts.flatMap((part) =>
    part.id === id || part.ancestorIds.includes(id) ? (part.corners ?? []) : [],
  );
  if (corners.length === 0) throw new Error(`home does not draw ${id}`);
  return getBounds(corners);
}

/** A place just outside the tick of this colour that is drawn near a place. Throws if there is none. */
function findTick({ parts }: Picture, near: Place, colour: string): Place {
  const ends = parts.flatMap(({ tag, fill, ancestorIds, corners }) =>
    tag === 'line' && ancestorIds[0] === 'rim' && corners && fill.toLowerCase() === colour.toLowerCase()
      ? [outerEnd(corners)]
      : [],
  );
  const nearest = ends.sort((a, b) => distance(a) - distance(b))[0];
  if (!nearest || distance(nearest) > NEAR_PX) throw new Error(`no tick at ${near.join(',')} is ${colour}`);
  return nearest;

  function distance([x, y]: Place): number {
    return Math.hypot(x - near[0], y - near[1]);
  }
}

/** A little beyond the end of a tick that is nearer to the edge of the screen. */
function outerEnd(corners: readonly Place[]): Place {
  const middle = screen.width / 2;
  const outward = ([x, y]: Place): number => Math.max(Math.abs(x - middle), Math.abs(y - middle));
  const [first = [0, 0], second = [0, 0], third = [0, 0], fourth = [0, 0]] = [...corners].sort(
    (a, b) => outward(b) - outward(a),
  );
  const outer = halfway(first, second);
  const inner = halfway(third, fourth);
  const length = Math.hypot(outer[0] - inner[0], outer[1] - inner[1]) || 1;
  return [
    outer[0] + ((outer[0] - inner[0]) / length) * DOT_GAP,
    outer[1] + ((outer[1] - inner[1]) / length) * DOT_GAP,
  ];
}

function halfway([x1, y1]: Place, [x2, y2]: Place): Place {
  return [(x1 + x2) / 2, (y1 + y2) / 2];
}

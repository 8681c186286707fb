import { MODEL_INFO } from '../../simulator/app-package/models';
import { type FontWeight, outlineText } from '../../simulator/screen/fonts';

/** The paper of the labelled dial: where the watch lies on it, its texts and the lines that lead to a mark. */

export const WIDTH = 1200;
export const HEIGHT = 900;
export const CENTRE = { x: WIDTH / 2, y: 486 };
const SCALE = 1.78;
const { screen, glassRadiusPx: GLASS_RADIUS } = MODEL_INFO.vulcan;
const ORIGIN = { x: CENTRE.x - (screen.width / 2) * SCALE, y: CENTRE.y - (screen.height / 2) * SCALE };
/** Black around the screen, as on the watch. */
const BEZEL = 14;
/** The edge of the watch on the paper. */
export const GLASS = {
  left: ORIGIN.x - BEZEL,
  top: ORIGIN.y - BEZEL,
  right: ORIGIN.x + screen.width * SCALE + BEZEL,
  bottom: ORIGIN.y + screen.height * SCALE + BEZEL,
};
/** Where the names end on the left and begin on the right. */
export const NAMES = { left: 226, right: WIDTH - 226 };
const NAME_SIZE = 24;
export const NOTE_SIZE = 18;
const NOTE_LINE = 22;
const LEADER_GAP = 10;
const ELBOW = 26;

/** Leaders on the glass, which is black on both grounds. */
const ON_GLASS = { line: '#8F8981', dot: '#B3ADA3' };

export interface Colours {
  ground: string;
  name: string;
  detail: string;
  leader: string;
  edge: string;
}

export type Place = readonly [x: number, y: number];
export type Side = 'left' | 'right';

export interface TextStyle {
  size: number;
  weight?: FontWeight;
  colour: string;
  align?: 'start' | 'middle' | 'end';
  letterSpacing?: number;
}

/** A place on the screen, in pixels of the paper. */
export function toPaper([x, y]: Place): Place {
  return [round(ORIGIN.x + x * SCALE), round(ORIGIN.y + y * SCALE)];
}

/** A length on the screen, in pixels of the paper. */
export function scaleLength(px: number): number {
  return px * SCALE;
}

/** The watch, with this picture of its screen. */
export function drawWatch(svg: string, { edge }: Colours): string {
  const size = GLASS.right - GLASS.left;
  return (
    `<clipPath id="glass"><rect width="${screen.width}" height="${screen.height}" rx="${GLASS_RADIUS}"/></clipPath>` +
    `<rect x="${GLASS.left}" y="${GLASS.top}" width="${size}" height="${size}" rx="${GLASS_RADIUS * SCALE + BEZEL}" ` +
    `fill="#000" stroke="${edge}" stroke-width="2"/>` +
    `<g transform="translate(${ORIGIN.x} ${ORIGIN.y}) scale(${SCALE})" clip-path="url(#glass)">${svg}</g>`
  );
}

/** A text on its baseline, as an outline. */
export function drawText(text: string, [x, y]: Place, style: TextStyle): string {
  const { size, weight = 'regular', colour, align = 'start', letterSpacing = 0 } = style;
  const { path, width } = outlineText({ font: 'barlow-semi-condensed', weight, size, letterSpacing }, text);
  const share = { start: 0, middle: 0.5, end: 1 }[align];
  return `<path transform="translate(${round(x - width * share)} ${round(y)})" d="${path}" fill="${colour}"/>`;
}

/** A name in bold, and what it means in the lines below. */
export function drawName(
  [name = '', ...details]: readonly string[],
  place: Place,
  colours: Colours,
  align: TextStyle['align'],
): string {
  const [x, y] = place;
  const lines = details.map((detail, i) =>
    drawText(detail, [x, y + 25 + i * NOTE_LINE], { size: NOTE_SIZE, colour: colours.detail, align }),
  );
  return (
    drawText(name, place, { size: NAME_SIZE, weight: 'bold', colour: colours.name, align }) + lines.join('')
  );
}

/** A name beside the watch: a leader runs from the mark straight to the edge and bends to the name at this height. */
export function drawSideName(mark: Place, nameY: number, side: Side, colours: Colours): string {
  const [x, y] = toPaper(mark);
  const edge = GLASS[side];
  const out = side === 'left' ? -1 : 1;
  const name = NAMES[side];
  const bend: Place[] = [
    [edge, y],
    [edge + out * LEADER_GAP, y],
    [name - out * ELBOW, nameY],
    [name - out * LEADER_GAP, nameY],
  ];
  return drawLeaderOnGlass([x, y], [edge, y]) + drawLine(bend, colours.leader);
}

/** A leader from a mark on a corner of the Rim, by a place at the glass's edge, level to the names. */
export function drawCornerLeader(mark: Place, edge: Place, side: Side, colours: Colours): string {
  const [from, bend] = [toPaper(mark), toPaper(edge)];
  const out = side === 'left' ? -1 : 1;
  return (
    drawLeaderOnGlass(from, bend) +
    drawLine([bend, [NAMES[side] - out * LEADER_GAP, bend[1]]], colours.leader)
  );
}

/** A line over the glass that begins with a dot at the mark. */
export function drawLeaderOnGlass(mark: Place, end: Place): string {
  return (
    drawLine([mark, end], ON_GLASS.line) +
    `<circle cx="${mark[0]}" cy="${mark[1]}" r="3.5" fill="#000" stroke="${ON_GLASS.dot}" stroke-width="1.5"/>`
  );
}

export function drawLine(places: readonly Place[], colour: string): string {
  return `<polyline points="${places.map((place) => place.map(round).join(',')).join(' ')}" fill="none" stroke="${colour}" stroke-width="1.5"/>`;
}

function round(px: number): number {
  return Math.round(px * 100) / 100;
}

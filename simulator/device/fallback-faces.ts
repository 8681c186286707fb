import { DateTime } from 'luxon';
import type { ScreenSize } from '../app-package/models';
import type { Instant } from '../world/clock';

/** The picture of a display that is off. */
export function drawBlack(screen: ScreenSize): string {
  return wrapSvg(screen, '');
}

/** The clock that the watch shows if no face runs: a dial and two hands, local time to the minute. */
export function drawFallbackClock(now: Instant, zone: string, screen: ScreenSize): string {
  const { hour, minute } = DateTime.fromMillis(now, { zone });
  const marks = Array.from({ length: 12 }, (_, i) =>
    drawRay(screen, {
      angle: 30 * i,
      inner: i % 3 === 0 ? 112 : 124,
      outer: 136,
      colour: '#6b6b6b',
      width: 4,
    }),
  );
  const hands = [
    drawRay(screen, { angle: 30 * hour + minute / 2, inner: 0, outer: 76, colour: '#ffffff', width: 8 }),
    drawRay(screen, { angle: 6 * minute, inner: 0, outer: 118, colour: '#ffffff', width: 5 }),
  ];
  return wrapSvg(screen, [...marks, ...hands].join(''));
}

function wrapSvg({ width, height }: ScreenSize, content: string): string {
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">` +
    `<rect width="${width}" height="${height}"/>${content}</svg>`
  );
}

/** A line that points away from the centre, between two radii. */
interface Ray {
  /** Degrees clockwise from twelve. */
  angle: number;
  inner: number;
  outer: number;
  colour: string;
  width: number;
}

function drawRay(screen: ScreenSize, { angle, inner, outer, colour, width }: Ray): string {
  return (
    `<line x1="0" y1="${-inner}" x2="0" y2="${-outer}" stroke="${colour}" stroke-width="${width}" ` +
    `stroke-linecap="round" transform="translate(${screen.width / 2} ${screen.height / 2}) rotate(${angle})"/>`
  );
}

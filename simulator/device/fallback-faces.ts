import { DateTime } from 'luxon';
import type { Instant } from '../world/clock';
import { screenSize } from './watch-model';

const { width, height } = screenSize;

/** What is seen while the display is off. */
export const blackPicture = wrapSvg('');

/** The plain clock the watch shows where no face runs: a dial and two hands, local time to the minute. */
export function drawFallbackClock(now: Instant, zone: string): string {
  const { hour, minute } = DateTime.fromMillis(now, { zone });
  const marks = Array.from({ length: 12 }, (_, i) =>
    drawRay(30 * i, 136, i % 3 === 0 ? 112 : 124, '#6b6b6b', 4),
  );
  const hands = [
    drawRay(30 * hour + minute / 2, 76, 0, '#ffffff', 8),
    drawRay(6 * minute, 118, 0, '#ffffff', 5),
  ];
  return wrapSvg([...marks, ...hands].join(''));
}

function wrapSvg(content: string): string {
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">` +
    `<rect width="${width}" height="${height}"/>${content}</svg>`
  );
}

/** A line from the centre's direction `angle` (degrees clockwise from twelve), between two radii. */
function drawRay(angle: number, outer: number, inner: number, colour: string, strokeWidth: number): string {
  return (
    `<line x1="0" y1="${-inner}" x2="0" y2="${-outer}" stroke="${colour}" stroke-width="${strokeWidth}" ` +
    `stroke-linecap="round" transform="translate(${width / 2} ${height / 2}) rotate(${angle})"/>`
  );
}

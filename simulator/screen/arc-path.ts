import { formatNumber } from './lengths';
import type { Box } from './scene-node';

/**
 * Path data of Fitbit's arc: part of a ring that touches its box from inside and is `width` thick.
 * Angles in degrees, 0 at twelve o'clock, clockwise; a sweep may be negative.
 */
export function buildArcPath(box: Box, width: number, start: number, sweep: number): string {
  const outer = { rx: box.width / 2, ry: box.height / 2 };
  if (outer.rx <= 0 || outer.ry <= 0 || width <= 0 || sweep === 0) return '';
  const inner = { rx: Math.max(0, outer.rx - width), ry: Math.max(0, outer.ry - width) };
  const centre = { x: box.x + outer.rx, y: box.y + outer.ry };
  if (Math.abs(sweep) >= 360) return `${ellipsePath(centre, outer, 1)}${ellipsePath(centre, inner, 0)}`;
  const from = sweep < 0 ? start + sweep : start;
  const span = Math.abs(sweep);
  const large = span > 180 ? 1 : 0;
  const [a, b] = [pointOnEllipse(centre, outer, from), pointOnEllipse(centre, outer, from + span)];
  const [c, d] = [pointOnEllipse(centre, inner, from + span), pointOnEllipse(centre, inner, from)];
  const back =
    inner.rx > 0 && inner.ry > 0
      ? `L${c}A${formatNumber(inner.rx)} ${formatNumber(inner.ry)} 0 ${large} 0 ${d}`
      : `L${formatNumber(centre.x)} ${formatNumber(centre.y)}`;
  return `M${a}A${formatNumber(outer.rx)} ${formatNumber(outer.ry)} 0 ${large} 1 ${b}${back}Z`;
}

interface Point {
  x: number;
  y: number;
}

interface Radii {
  rx: number;
  ry: number;
}

function pointOnEllipse(centre: Point, { rx, ry }: Radii, degrees: number): string {
  const angle = (degrees * Math.PI) / 180;
  return `${formatNumber(centre.x + rx * Math.sin(angle))} ${formatNumber(centre.y - ry * Math.cos(angle))}`;
}

/** A whole ellipse as two halves. The inner ellipse has the other direction, so that it is left out. */
function ellipsePath(centre: Point, radii: Radii, direction: 0 | 1): string {
  if (radii.rx <= 0 || radii.ry <= 0) return '';
  const half = (degrees: number): string =>
    `A${formatNumber(radii.rx)} ${formatNumber(radii.ry)} 0 1 ${direction} ${pointOnEllipse(centre, radii, degrees)}`;
  return `M${pointOnEllipse(centre, radii, 0)}${half(180)}${half(0)}Z`;
}

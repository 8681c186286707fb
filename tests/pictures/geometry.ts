/** A place on the screen, in pixels. */
export type Point = readonly [number, number];

export interface Bounds {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** The upright rectangle around some points. */
export function getBounds(points: readonly Point[]): Bounds {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}

/** The free space between two rectangles, across and down; negative where they overlap. */
export function measureGaps(a: Bounds, b: Bounds): { across: number; down: number } {
  return {
    across: Math.max(a.left, b.left) - Math.min(a.right, b.right),
    down: Math.max(a.top, b.top) - Math.min(a.bottom, b.bottom),
  };
}

/**
 * The distance of a point from a square with round corners, `inset` px inside the screen; below 0: inside the square.
 */
export function distanceOutside([x, y]: Point, size: number, inset: number, radius: number): number {
  const near = inset + radius;
  const nearest = (v: number): number => Math.min(Math.max(v, near), size - near);
  return Math.hypot(x - nearest(x), y - nearest(y)) - radius;
}

/** The distance of two convex figures; 0 if they touch or overlap. */
export function distance(a: readonly Point[], b: readonly Point[]): number {
  if (doOverlap(a, b)) return 0;
  let least = Number.POSITIVE_INFINITY;
  for (const [figure, other] of [
    [a, b],
    [b, a],
  ] as const) {
    for (const point of figure) {
      for (const [from, to] of sides(other)) least = Math.min(least, distanceToSide(point, from, to));
    }
  }
  return least;
}

/** Separating axis theorem: convex figures are apart if a line parallel to one of their sides is between them. */
function doOverlap(a: readonly Point[], b: readonly Point[]): boolean {
  return [...sides(a), ...sides(b)].every(([[x1, y1], [x2, y2]]) => {
    const along = ([x, y]: Point): number => x * (y1 - y2) + y * (x2 - x1);
    const [first, second] = [a.map(along), b.map(along)];
    return Math.max(...first) > Math.min(...second) && Math.max(...second) > Math.min(...first);
  });
}

function sides(figure: readonly Point[]): [Point, Point][] {
  return figure.map((point, i) => [point, figure[(i + 1) % figure.length] as Point]);
}

function distanceToSide([x, y]: Point, [x1, y1]: Point, [x2, y2]: Point): number {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / length));
  return Math.hypot(x - x1 - t * dx, y - y1 - t * dy);
}

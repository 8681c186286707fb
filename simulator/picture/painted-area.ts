/** A number as the simulator writes it. Other forms (units, exponents) are for a renderer to understand. */
const NUMBER = /^-?\d*\.?\d+$/;
/** Moves and turns, and scales of one or two numbers. */
const STEP = /(translate|rotate|scale)\(([-\d., ]*)\)\s*/g;
/** The edges of a line are drawn softly, a pixel wide. */
const SOFT_EDGES_PX = 2;

type Attributes = ReadonlyMap<string, string>;

/** Shapes whose own numbers say how much they can paint. */
const AREAS = new Map<string, (attributes: Attributes) => number>([
  ['rect', boxArea],
  ['image', boxArea],
  ['circle', (attributes) => (2 * read(attributes, 'r', Number.NaN) + strokeWidthOf(attributes)) ** 2],
  ['line', lineArea],
  // The numbers of a path would have to be followed.
  ['path', () => Number.NaN],
]);

/** Whether an element paints something itself. */
export function isPainted(name: string): boolean {
  return AREAS.has(name);
}

/** The most that a shape paints, in its own units; NaN where that is not known. */
export function areaOf(name: string, attributes: Attributes): number {
  return AREAS.get(name)?.(attributes) ?? 0;
}

/** How often larger a transform makes an area; NaN where that is not known. */
export function areaFactorOf(transform: string | undefined): number {
  if (transform === undefined) return 1;
  let factor = 1;
  const rest = transform.replace(STEP, (_step, kind: string, values: string) => {
    if (kind !== 'scale') return '';
    const [x = Number.NaN, y = x, ...more] = values.trim().split(/[ ,]+/).map(toNumber);
    factor *= more.length > 0 ? Number.NaN : Math.abs(x * y);
    return '';
  });
  return rest.trim() === '' ? factor : Number.NaN;
}

function boxArea(attributes: Attributes): number {
  const stroke = strokeWidthOf(attributes);
  return (read(attributes, 'width', Number.NaN) + stroke) * (read(attributes, 'height', Number.NaN) + stroke);
}

function lineArea(attributes: Attributes): number {
  const [x1, y1, x2, y2] = ['x1', 'y1', 'x2', 'y2'].map((name) => read(attributes, name, 0));
  const length = Math.hypot((x2 ?? 0) - (x1 ?? 0), (y2 ?? 0) - (y1 ?? 0));
  const width = strokeWidthOf(attributes) + SOFT_EDGES_PX;
  return (length + width) * width;
}

function strokeWidthOf(attributes: Attributes): number {
  const width = attributes.has('stroke') ? read(attributes, 'stroke-width', 1) : 0;
  return width >= 0 ? width : Number.NaN;
}

function read(attributes: Attributes, name: string, absent: number): number {
  const text = attributes.get(name);
  return text === undefined ? absent : toNumber(text);
}

function toNumber(text: string): number {
  return NUMBER.test(text) ? Number(text) : Number.NaN;
}

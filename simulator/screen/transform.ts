import { formatNumber, parseLength, resolveLength } from './lengths';

const TRANSFORM_KINDS = ['translate', 'rotate', 'scale'] as const;
export type TransformKind = (typeof TRANSFORM_KINDS)[number];

export function isTransformKind(name: string): name is TransformKind {
  return TRANSFORM_KINDS.some((kind) => kind === name);
}

export type Axis = 'x' | 'y';

interface TransformStep {
  kind: TransformKind;
  /** Pixels, degrees or factor. */
  x: number;
  y: number;
}

/** The value of a step that changes nothing. */
export const IDENTITY: Readonly<Record<TransformKind, number>> = { translate: 0, rotate: 0, scale: 1 };
const STEP_PATTERN = new RegExp(`(${TRANSFORM_KINDS.join('|')})\\s*\\(([^()]*)\\)`, 'g');

/** A group's transform: the steps of its attribute, each of which an app can change. */
export class Transform {
  private constructor(private readonly steps: TransformStep[]) {}

  /**
   * Parses `translate(50%+2,50%) rotate(45)`: percentages refer to the parent's inner size, steps are separated
   * by white space or a comma. `warn` reports what cannot be parsed.
   */
  static parse(
    text: string,
    whole: { width: number; height: number },
    warn: (text: string) => void,
  ): Transform {
    const steps: TransformStep[] = [];
    for (const [, kind, inside = ''] of text.matchAll(STEP_PATTERN)) {
      const [x = '', y] = inside.split(',');
      const first = parseLength(x);
      const second = y === undefined ? undefined : parseLength(y);
      if (!first || (y !== undefined && (!second || kind === 'rotate'))) {
        warn(`transform: ${kind}(${inside}) is not understood`);
        continue;
      }
      const right = resolveLength(first, whole.width, 0);
      const down = second ? resolveLength(second, whole.height, 0) : kind === 'scale' ? right : 0;
      steps.push({
        // The pattern has no other kinds.
        kind: kind as TransformKind,
        x: right,
        y: down,
      });
    }
    if (text.replace(STEP_PATTERN, '').replace(/[\s,]/g, '') !== '')
      warn(`transform: "${text}" is not understood`);
    return new Transform(steps);
  }

  get(kind: TransformKind, axis: Axis): number {
    return this.steps.find((step) => step.kind === kind)?.[axis] ?? IDENTITY[kind];
  }

  set(kind: TransformKind, axis: Axis, value: number): void {
    const present = this.steps.find((step) => step.kind === kind);
    if (present) {
      present[axis] = value;
      return;
    }
    const step: TransformStep = { kind, x: IDENTITY[kind], y: IDENTITY[kind] };
    step[axis] = value;
    const later = this.steps.findIndex(
      (other) => TRANSFORM_KINDS.indexOf(other.kind) > TRANSFORM_KINDS.indexOf(kind),
    );
    this.steps.splice(later < 0 ? this.steps.length : later, 0, step);
  }

  /** The value of the standard SVG attribute; empty for the identity. */
  toSvg(): string {
    return this.steps
      .filter((step) => step.x !== IDENTITY[step.kind] || step.y !== IDENTITY[step.kind])
      .map(({ kind, x, y }) =>
        kind === 'rotate' ? `rotate(${formatNumber(x)})` : `${kind}(${formatNumber(x)} ${formatNumber(y)})`,
      )
      .join(' ');
  }

  /** Converts a point from the coordinates outside the group to those inside. */
  applyInverse(x: number, y: number): [number, number] {
    let point: [number, number] = [x, y];
    for (const step of this.steps) {
      if (step.kind === 'translate') point = [point[0] - step.x, point[1] - step.y];
      else if (step.kind === 'scale') point = [point[0] / step.x, point[1] / step.y];
      else point = rotate(point, -step.x);
    }
    return point;
  }

  /** Converts a point from the coordinates inside the group to those outside. */
  apply(x: number, y: number): [number, number] {
    let point: [number, number] = [x, y];
    for (const step of [...this.steps].reverse()) {
      if (step.kind === 'translate') point = [point[0] + step.x, point[1] + step.y];
      else if (step.kind === 'scale') point = [point[0] * step.x, point[1] * step.y];
      else point = rotate(point, step.x);
    }
    return point;
  }
}

function rotate([x, y]: [number, number], degrees: number): [number, number] {
  const angle = (degrees * Math.PI) / 180;
  return [x * Math.cos(angle) - y * Math.sin(angle), x * Math.sin(angle) + y * Math.cos(angle)];
}

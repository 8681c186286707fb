import { digits, parseLength, resolveLength } from './lengths';

type Kind = 'translate' | 'rotate' | 'scale';

interface Step {
  kind: Kind;
  /** Pixels, degrees or factor. */
  x: number;
  y: number;
}

const ORDER: readonly Kind[] = ['translate', 'rotate', 'scale'];
const NEUTRAL: Readonly<Record<Kind, number>> = { translate: 0, rotate: 0, scale: 1 };
const STEP = /(translate|rotate|scale)\s*\(([^()]*)\)/g;

/** A group's transform: the steps of its attribute, each of which an app can change. */
export class Transform {
  private constructor(private readonly steps: Step[]) {}

  /**
   * Reads `translate(50%+2,50%) rotate(45)`: percentages refer to the parent's inner size, steps are divided
   * by white space or a comma. What is not understood is told through `warn`.
   */
  static parse(
    text: string,
    whole: { width: number; height: number },
    warn: (text: string) => void,
  ): Transform {
    const steps: Step[] = [];
    for (const [, kind, inside = ''] of text.matchAll(STEP)) {
      const [x = '', y] = inside.split(',');
      const first = parseLength(x);
      const second = y === undefined ? undefined : parseLength(y);
      if (!first || (y !== undefined && (!second || kind === 'rotate'))) {
        warn(`transform: ${kind}(${inside}) is not understood`);
        continue;
      }
      const right = resolveLength(first, whole.width, 0);
      const down = second ? resolveLength(second, whole.height, 0) : kind === 'scale' ? right : 0;
      steps.push({ kind: kind as Kind, x: right, y: down });
    }
    if (text.replace(STEP, '').replace(/[\s,]/g, '') !== '') warn(`transform: "${text}" is not understood`);
    return new Transform(steps);
  }

  get(kind: Kind, axis: 'x' | 'y'): number {
    return this.steps.find((step) => step.kind === kind)?.[axis] ?? NEUTRAL[kind];
  }

  set(kind: Kind, axis: 'x' | 'y', value: number): void {
    const present = this.steps.find((step) => step.kind === kind);
    if (present) {
      present[axis] = value;
      return;
    }
    const step: Step = { kind, x: NEUTRAL[kind], y: NEUTRAL[kind] };
    step[axis] = value;
    const later = this.steps.findIndex((other) => ORDER.indexOf(other.kind) > ORDER.indexOf(kind));
    this.steps.splice(later < 0 ? this.steps.length : later, 0, step);
  }

  /** The standard SVG attribute's value, empty where nothing is moved. */
  markup(): string {
    return this.steps
      .filter((step) => step.x !== NEUTRAL[step.kind] || step.y !== NEUTRAL[step.kind])
      .map(({ kind, x, y }) =>
        kind === 'rotate' ? `rotate(${digits(x)})` : `${kind}(${digits(x)} ${digits(y)})`,
      )
      .join(' ');
  }

  /** Where a point given outside the group lies inside it. */
  inverse(x: number, y: number): [number, number] {
    let point: [number, number] = [x, y];
    for (const step of this.steps) {
      if (step.kind === 'translate') point = [point[0] - step.x, point[1] - step.y];
      else if (step.kind === 'scale') point = [point[0] / step.x, point[1] / step.y];
      else point = turn(point, -step.x);
    }
    return point;
  }

  /** Where a point given inside the group lies outside it. */
  apply(x: number, y: number): [number, number] {
    let point: [number, number] = [x, y];
    for (const step of [...this.steps].reverse()) {
      if (step.kind === 'translate') point = [point[0] + step.x, point[1] + step.y];
      else if (step.kind === 'scale') point = [point[0] * step.x, point[1] * step.y];
      else point = turn(point, step.x);
    }
    return point;
  }
}

function turn([x, y]: [number, number], degrees: number): [number, number] {
  const angle = (degrees * Math.PI) / 180;
  return [x * Math.cos(angle) - y * Math.sin(angle), x * Math.sin(angle) + y * Math.cos(angle)];
}

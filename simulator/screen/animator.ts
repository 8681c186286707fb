import type { Clock, Timer } from '../world/clock';
import type { AnimationSource, Trigger } from './animation-source';
import { parseColour } from './colours';
import { dimensionsOf } from './layout';
import { parseLength, resolveLength } from './lengths';
import type { SceneNode } from './scene-node';

/** Milliseconds between two pictures of something that moves: 30 a second, in whole milliseconds. */
const FRAME = 33;

/** Part of the time → part of the way; the watch's own curves are not published. Others than these are linear. */
const EASINGS: ReadonlyMap<string, (t: number) => number> = new Map([
  ['ease', (t: number) => t * t * (3 - 2 * t)],
  ['ease-in', (t: number) => t * t],
  ['ease-out', (t: number) => t * (2 - t)],
  ['ease-in-out', (t: number) => (t < 0.5 ? 2 * t * t : 1 - 2 * (1 - t) * (1 - t))],
  ['ease-out-in', (t: number) => (t < 0.5 ? 2 * t * (1 - t) : 1 - 2 * t * (1 - t))],
]);

interface Run {
  start: number;
  /** What the element had before. */
  before: string;
  from: string;
  timer: Timer | undefined;
}

/** Runs the animations of views on the clock. Nothing is due while nothing moves. */
export class Animator {
  private readonly runs = new Map<AnimationSource, Run>();
  /** What an animation with a delay waits for. */
  private readonly waiting = new Set<Timer>();

  constructor(
    private readonly clock: Clock,
    private readonly tell: (node: SceneNode, type: string, elapsed: number) => void,
  ) {}

  /** Starts and ends what waits for `event` in an element and all below it. */
  trigger(root: SceneNode, event: string): void {
    root.walk(({ animation, parent }) => {
      if (!animation || !parent) return;
      this.after(animation.end, event, () => this.end(parent, animation));
      this.after(animation.begin, event, () => this.begin(parent, animation));
    });
  }

  /** Stops everything, as when a view is left. */
  clear(): void {
    for (const timer of this.waiting) timer.cancel();
    for (const run of this.runs.values()) run.timer?.cancel();
    this.waiting.clear();
    this.runs.clear();
  }

  private after(triggers: readonly Trigger[], event: string, work: () => void): void {
    for (const trigger of triggers) {
      if (trigger.event !== event) continue;
      if (trigger.delay === 0) {
        work();
        continue;
      }
      const timer = this.clock.after(trigger.delay, () => {
        this.waiting.delete(timer);
        work();
      });
      this.waiting.add(timer);
    }
  }

  private begin(node: SceneNode, animation: AnimationSource): void {
    const running = this.runs.get(animation);
    running?.timer?.cancel();
    const value = current(node, animation);
    const run: Run = {
      start: this.clock.now(),
      before: running?.before ?? value,
      from: animation.from ?? value,
      timer: undefined,
    };
    this.runs.set(animation, run);
    this.tell(node, 'animationstart', 0);
    this.step(node, animation, run);
  }

  private step(node: SceneNode, animation: AnimationSource, run: Run): void {
    const elapsed = this.clock.now() - run.start;
    const done = animation.duration === 0 ? animation.runs : elapsed / animation.duration;
    if (done >= animation.runs) {
      apply(node, animation, run.from, 1);
      this.end(node, animation);
      return;
    }
    apply(node, animation, run.from, done % 1);
    const left = animation.duration * animation.runs - elapsed;
    run.timer = this.clock.after(Math.min(FRAME, Math.ceil(left)), () => this.step(node, animation, run));
  }

  private end(node: SceneNode, animation: AnimationSource): void {
    const run = this.runs.get(animation);
    if (!run) return;
    run.timer?.cancel();
    this.runs.delete(animation);
    if (animation.stays) settle(node, animation);
    else restore(node, animation, run.before);
    this.tell(node, 'animationend', (this.clock.now() - run.start) / 1000);
  }
}

function current(node: SceneNode, { kind, attribute }: AnimationSource): string {
  if (kind === 'animateTransform') {
    const x = node.transform?.get(attribute as 'rotate', 'x') ?? 0;
    return attribute === 'rotate' ? `${x}` : `${x},${node.transform?.get(attribute as 'scale', 'y') ?? 0}`;
  }
  return String(node.dimensions.get(attribute) ?? node.computedValue(attribute) ?? '');
}

/** Shows an animation at a part of its way. */
function apply(node: SceneNode, animation: AnimationSource, from: string, part: number): void {
  const at = EASINGS.get(animation.easing)?.(part) ?? part;
  if (animation.kind === 'animateTransform') {
    const [x1 = 0, y1 = 0] = pair(from);
    const [x2 = 0, y2 = 0] = pair(animation.to);
    const kind = animation.attribute as 'translate' | 'rotate' | 'scale';
    node.setTransform(kind, 'x', x1 + (x2 - x1) * at);
    if (kind !== 'rotate') node.setTransform(kind, 'y', y1 + (y2 - y1) * at);
    return;
  }
  const name = animation.attribute;
  if (isDimension(node, name)) {
    const [a, b] = [pixels(node, name, from), pixels(node, name, animation.to)];
    node.setDimension(name, a + (b - a) * at);
  } else {
    node.setProperty('animation', name, between(from, animation.to, at));
  }
}

/** Leaves the last value to the app, which may write over it. */
function settle(node: SceneNode, { kind, attribute }: AnimationSource): void {
  if (kind === 'animateTransform') return;
  if (isDimension(node, attribute)) {
    node.assignDimension(attribute, node.dimension(attribute));
    return;
  }
  const value = node.ownValue(attribute);
  if (value !== undefined) node.setProperty('app', attribute, value);
  node.setProperty('animation', attribute, undefined);
}

function restore(node: SceneNode, animation: AnimationSource, before: string): void {
  const { kind, attribute } = animation;
  if (kind === 'animateTransform' || isDimension(node, attribute)) apply(node, animation, before, 0);
  else node.setProperty('animation', attribute, undefined);
}

function isDimension(node: SceneNode, attribute: string): boolean {
  return Object.hasOwn(dimensionsOf(node.tag), attribute);
}

function pair(text: string): number[] {
  return text.split(/[\s,]+/).map(Number);
}

function pixels(node: SceneNode, name: string, text: string): number {
  const length = parseLength(text);
  const along = dimensionsOf(node.tag)[name]?.relativeTo;
  const whole = along === undefined || along === 'none' ? 0 : (node.parent?.innerSize[along] ?? 0);
  return length ? resolveLength(length, whole, 0) : 0;
}

/** A number or a colour on the way; a word changes when the end is reached. */
function between(from: string, to: string, at: number): string {
  const [a, b] = [Number(from), Number(to)];
  if (from !== '' && Number.isFinite(a) && Number.isFinite(b)) return String(a + (b - a) * at);
  const [first, last] = [parseColour(from), parseColour(to)];
  if (!first || !last) return at < 1 ? from : to;
  return `#${[1, 3, 5]
    .map((i) => {
      const [low, high] = [first.rgb, last.rgb].map((rgb) => Number.parseInt(rgb.slice(i, i + 2), 16)) as [
        number,
        number,
      ];
      return Math.round(low + (high - low) * at)
        .toString(16)
        .padStart(2, '0');
    })
    .join('')}`;
}

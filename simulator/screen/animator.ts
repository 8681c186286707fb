import type { Clock, Timer } from '../world/clock';
import type { AnimationSpec, AnimationTrigger } from './animation-spec';
import { parseColour } from './colours';
import { dimensionsOf } from './layout';
import { parseLength, resolveLength } from './lengths';
import type { SceneNode } from './scene-node';

/** Milliseconds between two pictures of something that moves: 30 a second, in whole milliseconds. */
const FRAME_MS = 33;

/** Part of the time → part of the way; the watch's own curves are not published. Others than these are linear. */
const EASINGS: ReadonlyMap<string, (t: number) => number> = new Map([
  ['ease', (t: number) => t * t * (3 - 2 * t)],
  ['ease-in', (t: number) => t * t],
  ['ease-out', (t: number) => t * (2 - t)],
  ['ease-in-out', (t: number) => (t < 0.5 ? 2 * t * t : 1 - 2 * (1 - t) * (1 - t))],
  ['ease-out-in', (t: number) => (t < 0.5 ? 2 * t * (1 - t) : 1 - 2 * t * (1 - t))],
]);

interface AnimationRun {
  startedAt: number;
  /** What the element had before. */
  valueBefore: string;
  from: string;
  timer: Timer | undefined;
}

/** Runs the animations of views on the clock. Nothing is due while nothing moves. */
export class Animator {
  private readonly runs = new Map<AnimationSpec, AnimationRun>();
  /** What an animation with a delay waits for. */
  private readonly pendingTimers = new Set<Timer>();

  constructor(
    private readonly clock: Clock,
    private readonly dispatch: (node: SceneNode, type: string, elapsed: number) => void,
  ) {}

  /** Starts and ends what waits for `event` in an element and all below it. */
  trigger(root: SceneNode, event: string): void {
    root.walk(({ animation, parent }) => {
      if (!animation || !parent) return;
      this.schedule(animation.end, event, () => this.end(parent, animation));
      this.schedule(animation.begin, event, () => this.start(parent, animation));
    });
  }

  /** Stops everything, as when a view is left. */
  clear(): void {
    for (const timer of this.pendingTimers) timer.cancel();
    for (const run of this.runs.values()) run.timer?.cancel();
    this.pendingTimers.clear();
    this.runs.clear();
  }

  private schedule(triggers: readonly AnimationTrigger[], event: string, work: () => void): void {
    for (const trigger of triggers) {
      if (trigger.event !== event) continue;
      if (trigger.delayMs === 0) {
        work();
        continue;
      }
      const timer = this.clock.after(trigger.delayMs, () => {
        this.pendingTimers.delete(timer);
        work();
      });
      this.pendingTimers.add(timer);
    }
  }

  private start(node: SceneNode, animation: AnimationSpec): void {
    const running = this.runs.get(animation);
    running?.timer?.cancel();
    const value = currentValue(node, animation);
    const run: AnimationRun = {
      startedAt: this.clock.now(),
      valueBefore: running?.valueBefore ?? value,
      from: animation.from ?? value,
      timer: undefined,
    };
    this.runs.set(animation, run);
    this.dispatch(node, 'animationstart', 0);
    this.step(node, animation, run);
  }

  private step(node: SceneNode, animation: AnimationSpec, run: AnimationRun): void {
    const elapsedMs = this.clock.now() - run.startedAt;
    const runsDone = animation.durationMs === 0 ? animation.repeatCount : elapsedMs / animation.durationMs;
    if (runsDone >= animation.repeatCount) {
      applyProgress(node, animation, run.from, 1);
      this.end(node, animation);
      return;
    }
    applyProgress(node, animation, run.from, runsDone % 1);
    const remainingMs = animation.durationMs * animation.repeatCount - elapsedMs;
    run.timer = this.clock.after(Math.min(FRAME_MS, Math.ceil(remainingMs)), () =>
      this.step(node, animation, run),
    );
  }

  private end(node: SceneNode, animation: AnimationSpec): void {
    const run = this.runs.get(animation);
    if (!run) return;
    run.timer?.cancel();
    this.runs.delete(animation);
    if (animation.keepsEndValue) handOverEndValue(node, animation);
    else restoreValue(node, animation, run.valueBefore);
    this.dispatch(node, 'animationend', (this.clock.now() - run.startedAt) / 1000);
  }
}

function currentValue(node: SceneNode, { kind, attribute }: AnimationSpec): string {
  if (kind === 'animateTransform') {
    const x = node.transform?.get(attribute as 'rotate', 'x') ?? 0;
    return attribute === 'rotate' ? `${x}` : `${x},${node.transform?.get(attribute as 'scale', 'y') ?? 0}`;
  }
  return String(node.dimensions.get(attribute) ?? node.computedValue(attribute) ?? '');
}

/** Shows an animation at a part of its way. */
function applyProgress(node: SceneNode, animation: AnimationSpec, from: string, timeFraction: number): void {
  const progress = EASINGS.get(animation.easing)?.(timeFraction) ?? timeFraction;
  if (animation.kind === 'animateTransform') {
    const [x1 = 0, y1 = 0] = parsePair(from);
    const [x2 = 0, y2 = 0] = parsePair(animation.to);
    const kind = animation.attribute as 'translate' | 'rotate' | 'scale';
    node.setTransform(kind, 'x', x1 + (x2 - x1) * progress);
    if (kind !== 'rotate') node.setTransform(kind, 'y', y1 + (y2 - y1) * progress);
    return;
  }
  const name = animation.attribute;
  if (isDimension(node, name)) {
    const [a, b] = [toPixels(node, name, from), toPixels(node, name, animation.to)];
    node.setDimension(name, a + (b - a) * progress);
  } else {
    node.setProperty('animation', name, interpolate(from, animation.to, progress));
  }
}

/** Leaves the last value to the app, which may write over it. */
function handOverEndValue(node: SceneNode, { kind, attribute }: AnimationSpec): void {
  if (kind === 'animateTransform') return;
  if (isDimension(node, attribute)) {
    node.assignDimension(attribute, node.dimension(attribute));
    return;
  }
  const value = node.ownValue(attribute);
  if (value !== undefined) node.setProperty('app', attribute, value);
  node.setProperty('animation', attribute, undefined);
}

function restoreValue(node: SceneNode, animation: AnimationSpec, before: string): void {
  const { kind, attribute } = animation;
  if (kind === 'animateTransform' || isDimension(node, attribute)) applyProgress(node, animation, before, 0);
  else node.setProperty('animation', attribute, undefined);
}

function isDimension(node: SceneNode, attribute: string): boolean {
  return Object.hasOwn(dimensionsOf(node.tag), attribute);
}

function parsePair(text: string): number[] {
  return text.split(/[\s,]+/).map(Number);
}

function toPixels(node: SceneNode, name: string, text: string): number {
  const length = parseLength(text);
  const along = dimensionsOf(node.tag)[name]?.relativeTo;
  const whole = along === undefined || along === 'none' ? 0 : (node.parent?.innerSize[along] ?? 0);
  return length ? resolveLength(length, whole, 0) : 0;
}

/** A number or a colour on the way; a word changes when the end is reached. */
function interpolate(from: string, to: string, progress: number): string {
  const [a, b] = [Number(from), Number(to)];
  if (from !== '' && Number.isFinite(a) && Number.isFinite(b)) return String(a + (b - a) * progress);
  const [first, last] = [parseColour(from), parseColour(to)];
  if (!first || !last) return progress < 1 ? from : to;
  return `#${[1, 3, 5]
    .map((i) => {
      const [low, high] = [first.rgb, last.rgb].map((rgb) => Number.parseInt(rgb.slice(i, i + 2), 16)) as [
        number,
        number,
      ];
      return Math.round(low + (high - low) * progress)
        .toString(16)
        .padStart(2, '0');
    })
    .join('')}`;
}

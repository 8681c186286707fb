import type { Clock, Timer } from '../world/clock';
import { SECOND_MS } from '../world/duration';
import { type AnimationSpec, type AnimationTrigger, countRuns, keepsEndValue } from './animation-spec';
import { parseColour } from './colours';
import { ease } from './easings';
import { type Length, parseLength, resolveLength } from './lengths';
import { isDimension, isDimensionOf, isOfOwnSize, relativeToOf } from './properties';
import type { DimensionName } from './property-table';
import type { SceneNode } from './scene-node';
import { IDENTITY, type TransformKind } from './transform';

/** Milliseconds between two frames: 30 a second, in whole milliseconds. */
const FRAME_MS = 33;

interface AnimationRun {
  startedAt: number;
  /** The element's value before. */
  valueBefore: string;
  from: string;
  timer: Timer | undefined;
  /** Runs that are over. */
  runsDone: number;
}

/** Runs the animations of views on the clock; sets no timer while nothing moves. */
export class Animator {
  private readonly runs = new Map<AnimationSpec, AnimationRun>();
  /** Of triggers with a delay. */
  private readonly pendingTimers = new Set<Timer>();

  constructor(
    private readonly clock: Clock,
    private readonly dispatch: (node: SceneNode, type: string, elapsed: number) => void,
  ) {}

  /** Starts and ends the animations of an element and all in it that `event` triggers. */
  trigger(root: SceneNode, event: string): void {
    root.walk(({ animation, parent }) => {
      if (!animation || !parent) return;
      this.schedule(animation.end, event, () => this.end(parent, animation));
      this.schedule(animation.begin, event, () => this.start(parent, animation));
    });
  }

  /** Stops all animations, as when a view is left. */
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
      runsDone: 0,
    };
    this.runs.set(animation, run);
    this.dispatch(node, 'animationstart', 0);
    this.step(node, animation, run);
  }

  private step(node: SceneNode, animation: AnimationSpec, run: AnimationRun): void {
    const elapsedMs = this.clock.now() - run.startedAt;
    const repeatCount = countRuns(animation);
    const runsDone = animation.durationMs === 0 ? repeatCount : elapsedMs / animation.durationMs;
    if (runsDone >= repeatCount) {
      applyProgress(node, animation, run.from, 1);
      this.end(node, animation);
      return;
    }
    applyProgress(node, animation, run.from, runsDone % 1);
    if (Math.floor(runsDone) > run.runsDone) {
      run.runsDone = Math.floor(runsDone);
      this.dispatch(node, 'animationiteration', elapsedMs / SECOND_MS);
      // A listener may have ended the animation or begun it again.
      if (this.runs.get(animation) !== run) return;
    }
    const remainingMs = animation.durationMs * repeatCount - elapsedMs;
    run.timer = this.clock.after(Math.min(FRAME_MS, Math.ceil(remainingMs)), () =>
      this.step(node, animation, run),
    );
  }

  private end(node: SceneNode, animation: AnimationSpec): void {
    const run = this.runs.get(animation);
    if (!run) return;
    run.timer?.cancel();
    this.runs.delete(animation);
    if (keepsEndValue(animation)) keepEndValue(node, animation);
    else restoreValue(node, animation, run.valueBefore);
    this.dispatch(node, 'animationend', (this.clock.now() - run.startedAt) / SECOND_MS);
  }
}

function currentValue(node: SceneNode, { target }: AnimationSpec): string {
  if (target.kind === 'unknown') return '';
  if (target.kind === 'property') {
    const { name } = target;
    const dimension = isDimension(name) ? node.dimensions.get(name) : undefined;
    return String(dimension ?? node.computedValue(name) ?? '');
  }
  const [x, y] = (['x', 'y'] as const).map(
    (axis) => node.transform?.get(target.name, axis) ?? IDENTITY[target.name],
  );
  return target.name === 'rotate' ? `${x}` : `${x},${y}`;
}

/** Shows an animation when `timeFraction` of its time has passed. */
function applyProgress(node: SceneNode, animation: AnimationSpec, from: string, timeFraction: number): void {
  const { target, to, easing } = animation;
  const progress = ease(easing, timeFraction);
  if (target.kind === 'unknown') return;
  if (target.kind === 'transform') {
    const [x1, y1] = readTransform(node, target.name, from);
    const [x2, y2] = readTransform(node, target.name, to);
    node.setTransform(target.name, 'x', x1 + (x2 - x1) * progress);
    if (target.name !== 'rotate') node.setTransform(target.name, 'y', y1 + (y2 - y1) * progress);
    return;
  }
  const { name } = target;
  if (isDimensionOf(node.tag, name)) {
    const [a, b] = [toPixels(node, name, from), toPixels(node, name, to)];
    node.setDimension(name, a + (b - a) * progress);
  } else {
    node.setProperty('animation', name, interpolate(from, to, progress));
  }
}

/** Leaves the last value to the app, which may write over it. */
function keepEndValue(node: SceneNode, { target }: AnimationSpec): void {
  if (target.kind !== 'property') return;
  const { name } = target;
  if (isDimensionOf(node.tag, name)) {
    node.assignDimension(name, node.dimension(name));
    return;
  }
  const value = node.ownValue(name);
  if (value !== undefined) node.setProperty('app', name, value);
  node.setProperty('animation', name, undefined);
}

function restoreValue(node: SceneNode, animation: AnimationSpec, before: string): void {
  const { target } = animation;
  if (target.kind === 'property' && !isDimensionOf(node.tag, target.name))
    node.setProperty('animation', target.name, undefined);
  else applyProgress(node, animation, before, 0);
}

/** One end of a transform's animation: `45`, `50%,10`, or one number that scales both ways. */
function readTransform({ parent }: SceneNode, name: TransformKind, text: string): [x: number, y: number] {
  const [first, second] = parsePair(text);
  // Per cent are of the parent, as in the attribute.
  const whole = (name === 'translate' && parent?.innerSize) || NO_SIZE;
  const x = first ? resolveLength(first, whole.width, 0) : 0;
  if (second) return [x, resolveLength(second, whole.height, 0)];
  return [x, name === 'scale' ? x : 0];
}

const NO_SIZE = { width: 0, height: 0 };
/** Enough for the ends of a view's animations. */
const MAX_CACHED_PAIRS = 1000;
const pairs = new Map<string, readonly (Readonly<Length> | undefined)[]>();

/** Kept, because each frame needs both ends. */
function parsePair(text: string): readonly (Readonly<Length> | undefined)[] {
  let pair = pairs.get(text);
  if (!pair) {
    pair = text
      .trim()
      .split(/\s*,\s*|\s+/)
      .map(parseLength);
    if (pairs.size < MAX_CACHED_PAIRS) pairs.set(text, pair);
  }
  return pair;
}

function toPixels(node: SceneNode, name: DimensionName, text: string): number {
  const length = parseLength(text);
  const relativeTo = relativeToOf(name);
  if (!length || !relativeTo) return length ? resolveLength(length, 0, 0) : 0;
  const whole = isOfOwnSize(name) ? node.dimension(relativeTo) : (node.parent?.innerSize[relativeTo] ?? 0);
  return resolveLength(length, whole, 0);
}

/** A number or colour between the two; a word changes at the end. */
function interpolate(from: string, to: string, progress: number): string {
  const [a, b] = [Number(from), Number(to)];
  if (from !== '' && Number.isFinite(a) && Number.isFinite(b)) return String(a + (b - a) * progress);
  const [first, last] = [parseColour(from), parseColour(to)];
  if (!first || !last) return progress < 1 ? from : to;
  return `#${[1, 3, 5]
    .map((i) => {
      const low = Number.parseInt(first.rgb.slice(i, i + 2), 16);
      const high = Number.parseInt(last.rgb.slice(i, i + 2), 16);
      return Math.round(low + (high - low) * progress)
        .toString(16)
        .padStart(2, '0');
    })
    .join('')}`;
}

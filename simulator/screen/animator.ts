import type { Clock, Timer } from '../world/clock';
import { SECOND_MS } from '../world/duration';
import {
  type AnimatedRange,
  applyProgress,
  currentValue,
  keepEndValue,
  restoreValue,
} from './animated-value';
import { type AnimationSpec, type AnimationTrigger, countRuns, keepsEndValue } from './animation-spec';
import type { SceneNode } from './scene-node';

/** Milliseconds between two frames: 30 a second, in whole milliseconds. */
const FRAME_MS = 33;

interface AnimationRun extends AnimatedRange {
  startedAt: number;
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
      applyProgress(node, animation, run, 1);
      this.end(node, animation);
      return;
    }
    applyProgress(node, animation, run, runsDone % 1);
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
    else restoreValue(node, animation, run);
    this.dispatch(node, 'animationend', (this.clock.now() - run.startedAt) / SECOND_MS);
  }
}

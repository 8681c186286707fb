import type { Clock, Timer } from '../world/clock';
import { SECOND_MS } from '../world/duration';
import {
  type AnimatedRange,
  applyProgress,
  currentValue,
  keepEndValue,
  restoreValue,
} from './animated-value';
import { type AnimationSpec, type AnimationTrigger, keepsEndValue, repetitionOf } from './animation-spec';
import type { SceneNode } from './scene-node';

/** Milliseconds between two frames: 30 a second, in whole milliseconds. */
export const FRAME_MS = 33;

interface AnimationRun extends AnimatedRange {
  startedAt: number;
  timer: Timer | undefined;
  /** Number of runs that are over. */
  runsDone: number;
  /**
   * Whether the run has come to its end and waits for the next one. Another animation may move the element meanwhile.
   */
  isHolding: boolean;
}

/** Runs the animations of views on the clock; sets no timer while nothing moves. */
export class Animator {
  private readonly runs = new Map<AnimationSpec, AnimationRun>();
  /** The timers of triggers with a delay. */
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

  /** The same of the animations that an element itself has: what is beside the element of an event is not meant. */
  triggerOwn(node: SceneNode, event: string): void {
    for (const { animation } of node.children) {
      if (!animation) continue;
      this.schedule(animation.end, event, () => this.end(node, animation));
      this.schedule(animation.begin, event, () => this.start(node, animation));
    }
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
      isHolding: false,
    };
    this.runs.set(animation, run);
    this.dispatch(node, 'animationstart', 0);
    this.step(node, animation, run);
  }

  private step(node: SceneNode, animation: AnimationSpec, run: AnimationRun): void {
    const elapsedMs = this.clock.now() - run.startedAt;
    const { durationMs } = animation;
    const { periodMs, count } = repetitionOf(animation);
    const runsDone = periodMs === 0 ? count : elapsedMs / periodMs;
    if (runsDone >= count) {
      if (!run.isHolding) applyProgress(node, animation, run, 1);
      this.end(node, animation);
      return;
    }
    const isNextRun = Math.floor(runsDone) > run.runsDone;
    const timeFraction = durationMs === 0 ? 1 : (runsDone % 1) * (periodMs / durationMs);
    if (timeFraction < 1 || isNextRun || !run.isHolding)
      applyProgress(node, animation, run, Math.min(1, timeFraction));
    run.isHolding = timeFraction >= 1;
    if (isNextRun) {
      run.runsDone = Math.floor(runsDone);
      this.dispatch(node, 'animationiteration', elapsedMs / SECOND_MS);
      // A listener may have ended the animation or begun it again.
      if (this.runs.get(animation) !== run) return;
    }
    const untilEndMs = periodMs * count - elapsedMs;
    const waitMs = run.isHolding ? (1 - (runsDone % 1)) * periodMs : untilNextFrame(durationMs, timeFraction);
    run.timer = this.clock.after(Math.ceil(Math.min(waitMs, untilEndMs)), () =>
      this.step(node, animation, run),
    );

    /** The end of a run that holds its last value is a frame, too. */
    function untilNextFrame(runMs: number, fraction: number): number {
      return periodMs > runMs ? Math.min(FRAME_MS, (1 - fraction) * runMs) : FRAME_MS;
    }
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

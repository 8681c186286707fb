import type { Clock } from '../world/clock';
import { Postponed } from '../world/postponed';
import { FRAME_MS } from './animator';
import type { SceneNode } from './scene-node';
import type { ScreenContext } from './screen-context';
import type { View } from './view';

interface RunningWidgetsScreen {
  readonly clock: Clock;
  readonly context: ScreenContext;
  currentView(): View;
  /** Starts the animations of a widget that the event triggers. */
  trigger(node: SceneNode, event: string): void;
}

/**
 * Starts and ends the widgets that move by themselves, such as a marquee, a frame after what may have changed them. Not
 * when they are drawn: a run without pictures has the same events as one with them.
 */
export class RunningWidgets {
  private readonly running = new Set<SceneNode>();
  private readonly update: Postponed;

  constructor(private readonly screen: RunningWidgetsScreen) {
    this.update = new Postponed(screen.clock, FRAME_MS, () => this.startAndEnd());
  }

  /** Something of the view may have changed. */
  handleChange(): void {
    if (this.screen.currentView().moving.length > 0) this.update.request();
  }

  /** None of their animations run. */
  clear(): void {
    this.update.cancel();
    this.running.clear();
  }

  private startAndEnd(): void {
    const { context, trigger } = this.screen;
    const view = this.screen.currentView();
    view.arrangeWidgets();
    for (const node of view.moving) {
      const isRunning = node.widget?.isRunning?.(node, context) ?? false;
      if (isRunning === this.running.has(node)) continue;
      if (isRunning) this.running.add(node);
      else this.running.delete(node);
      trigger(node, isRunning ? 'enable' : 'disable');
    }
  }
}

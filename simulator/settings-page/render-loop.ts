import type { Clock, Timer } from '../world/clock';

/** How many renders in a row may write settings, which requests another render. React stops at 50 too. */
const MAX_NESTED_RENDERS = 50;

interface RenderLoopOptions {
  clock: Clock;
  /** Renders the page once; returns whether the page changed its own settings meanwhile. */
  render(): boolean;
  /** The page never stops rendering. */
  onEndlessLoop(): void;
}

/** Renders at most once a turn. */
export class RenderLoop {
  private timer: Timer | undefined;
  private nestedRenders = 0;

  constructor(private readonly options: RenderLoopOptions) {}

  /** Requests a render at the next turn. */
  requestRender(): void {
    this.timer ??= this.options.clock.after(0, () => this.render());
  }

  /** Does the requested renders now. */
  flush(): void {
    while (this.timer) this.render();
  }

  stop(): void {
    this.timer?.cancel();
    this.timer = undefined;
  }

  private render(): void {
    this.stop();
    const hasWritten = this.options.render();
    this.nestedRenders = hasWritten ? this.nestedRenders + 1 : 0;
    if (this.nestedRenders <= MAX_NESTED_RENDERS) {
      if (hasWritten) this.requestRender();
      return;
    }
    this.stop();
    this.nestedRenders = 0;
    this.options.onEndlessLoop();
  }
}

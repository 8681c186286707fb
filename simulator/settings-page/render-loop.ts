import type { Clock, Timer } from '../world/clock';

/** How often in a row a render may ask for another one by what it writes. React stops at 50 as well. */
export const MAX_NESTED_RENDERS = 50;

interface RenderLoopOptions {
  clock: Clock;
  /** Renders the page once; true when the page itself changed what it renders from. */
  render(): boolean;
  /** The page never comes to rest. */
  onEndlessLoop(): void;
}

/** Renders at the next turn, once however often it is asked to. */
export class RenderLoop {
  private timer: Timer | undefined;
  private nestedRenders = 0;

  constructor(private readonly options: RenderLoopOptions) {}

  /** Something changed that the page shows. */
  requestRender(): void {
    this.timer ??= this.options.clock.after(0, () => this.render());
  }

  /** Renders now what has been asked for. */
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

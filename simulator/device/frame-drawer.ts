import type { Clock, Timer } from '../world/clock';
import { SECOND_MS } from '../world/duration';
import type { Moments } from '../world/moments';

/** 30 frames a second. */
const FRAME_MS = Math.ceil(SECOND_MS / 30);

interface FrameDrawerOptions {
  /** Stands still while the app is not visible. */
  frameClock: Clock;
  moments: Moments;
  draw(): void;
}

/**
 * Draws the frames of a watch that nobody looks at, so that something can happen at them. Nothing is drawn while nobody
 * listens for the moment `draw`.
 */
export class FrameDrawer {
  private needsFrame = false;
  private timer: Timer | undefined;
  private readonly unsubscribe: () => void;

  constructor(private readonly options: FrameDrawerOptions) {
    this.unsubscribe = options.moments.onAwaited((moment) => {
      if (moment === 'draw') this.schedule();
    });
  }

  /** Call when the picture has changed. */
  handleChange(): void {
    this.needsFrame = true;
    this.schedule();
  }

  dispose(): void {
    this.unsubscribe();
    this.timer?.cancel();
    this.needsFrame = false;
  }

  private schedule(): void {
    const { frameClock, moments, draw } = this.options;
    if (!this.needsFrame || this.timer || !moments.isAwaited('draw')) return;
    this.timer = frameClock.after(FRAME_MS, () => {
      this.timer = undefined;
      this.needsFrame = false;
      draw();
      moments.notify('draw', '');
    });
  }
}

import { MODEL_INFO } from '../app-package/models';
import type { Screen } from '../screen/screen';
import type { Timer } from '../world/clock';
import { MINUTE_MS } from '../world/duration';
import type { Display } from './display';
import { drawBlack, drawFallbackClock } from './fallback-faces';
import type { WatchOptions } from './watch-options';

interface WatchPictureOptions extends Pick<WatchOptions, 'clock' | 'zone' | 'model'> {
  display: Display;
  /** The screen of the open app; undefined where none is open. */
  appScreen(): Screen | undefined;
  /** The plain clock shows another minute. */
  onMinute(): void;
}

/** The picture on the glass: the app's, or what the watch itself shows in its place. */
export class WatchPicture {
  private cached: string | undefined;
  private minuteTimer: Timer | undefined;

  constructor(private readonly options: WatchPictureOptions) {}

  /**
   * As standard SVG: black while the display is off; a plain clock if no app is open, or if the app does not draw the
   * always-on display.
   */
  svg(): string {
    this.cached ??= this.draw();
    return this.cached;
  }

  /** What is visible may have changed. */
  refresh(): void {
    this.cached = undefined;
    this.scheduleMinute();
  }

  private draw(): string {
    const { clock, zone, model, display } = this.options;
    const { screen } = MODEL_INFO[model];
    if (display.mode === 'off') return drawBlack(screen);
    return this.visibleScreen?.svg() ?? drawFallbackClock(clock.now(), zone(), screen);
  }

  /** The app's screen, if it is visible. */
  private get visibleScreen(): Screen | undefined {
    return this.options.display.isAppVisible ? this.options.appScreen() : undefined;
  }

  /** While the plain clock is visible, its picture changes every minute. */
  private scheduleMinute(): void {
    const { clock, display, onMinute } = this.options;
    this.minuteTimer?.cancel();
    this.minuteTimer = undefined;
    if (this.visibleScreen || display.mode === 'off') return;
    this.minuteTimer = clock.at((Math.floor(clock.now() / MINUTE_MS) + 1) * MINUTE_MS, onMinute);
  }
}

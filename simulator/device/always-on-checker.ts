import type { AppType } from '../app-package/app-package';
import type { Clock, Instant, Timer } from '../world/clock';
import { MAX_LIT_SHARE } from '../world/display-mode';
import { MINUTE_MS, SECOND_MS } from '../world/duration';
import { once } from '../world/once';
import type { Display } from './display';
import type { MeasureLitShare } from './watch-options';

/** Time that an app has to switch to its always-on picture, before redraws count. */
const TRANSITION_MS = 2 * SECOND_MS;
/** Counting the lit pixels takes time, and they hardly change. */
const LIT_CHECK_INTERVAL_MS = 10 * MINUTE_MS;

type Rule = 'lit' | 'pace' | 'sensors';

interface AlwaysOnCheckerOptions {
  clock: Clock;
  display: Display;
  appType: AppType;
  /** The visible picture, as SVG. */
  getPicture(): string;
  measureLitShare: MeasureLitShare | undefined;
  /** The names of the running sensors. */
  runningSensors(): readonly string[];
  warn(text: string): void;
}

/**
 * Warns once in a run of each violation of Fitbit's rules for the always-on display (announcement of SDK 4.1,
 * 2019-12-19): more than a fifth of the pixels lit, more than one redraw a minute (of an app: a second), and
 * running sensors.
 */
export class AlwaysOnChecker {
  private readonly unsubscribe: () => void;
  private isActive = false;
  private checkTimer: Timer | undefined;
  private pendingComparison: Timer | undefined;
  private lastPicture: string | undefined;
  private redrawnAt: Instant | undefined;
  private litCheckedAt: Instant | undefined;
  /** A second measurement would warn of nothing new. */
  private isTooBright = false;

  constructor(private readonly options: AlwaysOnCheckerOptions) {
    this.unsubscribe = options.display.listen(() => this.handleDisplayChange());
  }

  /** Call when the app's picture may have changed. */
  handleRedraw(): void {
    // There is no always-on picture yet.
    if (this.lastPicture === undefined || this.pendingComparison) return;
    // Later, because all changes of one moment are one redraw.
    this.pendingComparison = this.options.clock.after(0, () => {
      this.pendingComparison = undefined;
      this.comparePictures();
    });
  }

  dispose(): void {
    this.unsubscribe();
    this.stop();
  }

  private handleDisplayChange(): void {
    const active = this.options.display.isAlwaysOnActive;
    if (active === this.isActive) return;
    this.isActive = active;
    if (active) this.checkTimer = this.options.clock.after(TRANSITION_MS, () => this.start());
    else this.stop();
  }

  private stop(): void {
    this.checkTimer?.cancel();
    this.pendingComparison?.cancel();
    this.pendingComparison = undefined;
    this.lastPicture = undefined;
    this.redrawnAt = undefined;
    this.litCheckedAt = undefined;
  }

  private start(): void {
    this.lastPicture = this.options.getPicture();
    this.checkLitShare();
    this.checkSensors();
  }

  private comparePictures(): void {
    const picture = this.options.getPicture();
    if (picture === this.lastPicture) return;
    this.lastPicture = picture;
    this.checkRedrawRate();
    this.checkLitShare();
  }

  private checkRedrawRate(): void {
    const { clock, appType } = this.options;
    const [span, name] = appType === 'clockface' ? [MINUTE_MS, 'minute'] : [SECOND_MS, 'second'];
    const now = clock.now();
    const last = this.redrawnAt;
    this.redrawnAt = now;
    if (last === undefined || last === now || Math.floor(last / span) !== Math.floor(now / span)) return;
    this.warn('pace', `redrawn more than once a ${name}; one redraw is allowed`);
  }

  private checkLitShare(): void {
    const now = this.options.clock.now();
    if (
      this.isTooBright ||
      (this.litCheckedAt !== undefined && now - this.litCheckedAt < LIT_CHECK_INTERVAL_MS)
    )
      return;
    this.litCheckedAt = now;
    this.options.measureLitShare?.(this.lastPicture ?? '', (share) => this.checkLitPixels(share));
  }

  private checkLitPixels(share: number): void {
    if (this.isTooBright || share <= MAX_LIT_SHARE) return;
    this.isTooBright = true;
    const percent = (100 * share).toFixed(1);
    this.warn('lit', `${percent} % of the pixels are lit; at most ${100 * MAX_LIT_SHARE} % may be`);
  }

  private checkSensors(): void {
    const names = this.options.runningSensors();
    if (names.length > 0)
      this.warn('sensors', `${names.join(', ')} still running; all sensors must be stopped`);
    this.checkTimer = this.options.clock.after(MINUTE_MS, () => this.checkSensors());
  }

  private readonly warn = once((_rule: Rule, text: string) => {
    this.options.warn(`always-on display: ${text}`);
  });
}

import type { AppPackage } from '../app-package/app-package';
import { measureLitShare } from '../screen/lit-share';
import type { Clock, Instant, Timer } from '../world/clock';
import type { Display } from './display';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
/** An app has so long to change over; what it draws meanwhile is not counted. */
const CHANGE_OVER = 2 * SECOND;
/** How often the lit pixels are counted at most: it takes time, and they hardly change. */
const COUNT_EVERY = 10 * MINUTE;
/** At most this share of the pixels may be lit: more wears them out. */
const MOST_LIT = 0.2;

export interface AlwaysOnRulesOptions {
  clock: Clock;
  display: Display;
  appType: AppPackage['appType'];
  /** What is seen, as SVG. */
  picture(): string;
  /** Names of the sensors that run. */
  runningSensors(): readonly string[];
  warn(text: string): void;
}

/**
 * Warns, once a run, of each thing that Fitbit forbids on the always-on display (announcement of SDK 4.1,
 * 2019-12-19): more than a fifth of the pixels lit, more redraws than one a minute (an app: a second), and
 * sensors that run.
 */
export class AlwaysOnRules {
  private readonly told = new Set<string>();
  private readonly unsubscribe: () => void;
  private active = false;
  private timer: Timer | undefined;
  private pending: Timer | undefined;
  private picture: string | undefined;
  private redrawnAt: Instant | undefined;
  private countedAt: Instant | undefined;

  constructor(private readonly options: AlwaysOnRulesOptions) {
    this.unsubscribe = options.display.onChange(() => this.follow());
  }

  /** The app's picture may have changed. */
  redrawn(): void {
    // Before the change-over is done there is no picture to compare with.
    if (this.picture === undefined || this.pending) return;
    // Afterwards: what is drawn at one moment is one redraw.
    this.pending = this.options.clock.after(0, () => {
      this.pending = undefined;
      this.compare();
    });
  }

  end(): void {
    this.unsubscribe();
    this.leave();
  }

  private follow(): void {
    const active = this.options.display.alwaysOnActive;
    if (active === this.active) return;
    this.active = active;
    if (active) this.timer = this.options.clock.after(CHANGE_OVER, () => this.begin());
    else this.leave();
  }

  private leave(): void {
    this.timer?.cancel();
    this.pending?.cancel();
    this.pending = undefined;
    this.picture = undefined;
    this.redrawnAt = undefined;
    this.countedAt = undefined;
  }

  private begin(): void {
    this.picture = this.options.picture();
    this.countLit();
    this.checkSensors();
  }

  private compare(): void {
    const picture = this.options.picture();
    if (picture === this.picture) return;
    this.picture = picture;
    this.checkPace();
    this.countLit();
  }

  private checkPace(): void {
    const { clock, appType } = this.options;
    const [span, name] = appType === 'clockface' ? [MINUTE, 'minute'] : [SECOND, 'second'];
    const now = clock.now();
    const last = this.redrawnAt;
    this.redrawnAt = now;
    if (last === undefined || last === now || Math.floor(last / span) !== Math.floor(now / span)) return;
    this.warn('pace', `redrawn more than once a ${name}, which is all that is allowed`);
  }

  private countLit(): void {
    const now = this.options.clock.now();
    if (this.told.has('lit') || (this.countedAt !== undefined && now - this.countedAt < COUNT_EVERY)) return;
    this.countedAt = now;
    const share = measureLitShare(this.picture ?? '');
    if (share <= MOST_LIT) return;
    const percent = (100 * share).toFixed(1);
    this.warn('lit', `${percent} % of the pixels are lit; at most ${100 * MOST_LIT} % may be`);
  }

  private checkSensors(): void {
    const names = this.options.runningSensors();
    if (names.length > 0)
      this.warn('sensors', `${names.join(', ')} still running; all sensors must be stopped`);
    this.timer = this.options.clock.after(MINUTE, () => this.checkSensors());
  }

  private warn(rule: string, text: string): void {
    if (this.told.has(rule)) return;
    this.told.add(rule);
    this.options.warn(`always-on display: ${text}`);
  }
}

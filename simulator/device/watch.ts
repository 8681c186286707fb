import type { DevicePart } from '../app-package/app-package';
import { measureLitShare } from '../screen/lit-share';
import type { Screen, ScreenPart, ScreenText } from '../screen/screen';
import type { Timer } from '../world/clock';
import { Display, type DisplayMode } from './display';
import { RunningApp } from './running-app';
import { darkPicture, plainClock } from './stand-in-faces';
import type { WatchOptions } from './watch-options';

const MINUTE = 60_000;

/** A watch with one app on it: starts and ends the app, holds its display, passes on what the wearer does. */
export class Watch {
  /** Vibration patterns felt since the watch was made, in order. */
  readonly buzzes: string[] = [];
  private readonly display: Display;
  private readonly listeners: (() => void)[] = [];
  private readonly part: DevicePart;
  /** The app that is open: it runs, or it failed to start and its last picture stands. */
  private app: RunningApp | undefined;
  private starting = false;
  private picture: string | undefined;
  private lit: number | undefined;
  private plainClockTimer: Timer | undefined;

  /** Throws an Error where the package was not built for `model`. */
  constructor(private readonly options: WatchOptions) {
    const part = options.app.devices[options.model];
    if (!part) throw new Error(`${options.app.name} was not built for ${options.model}`);
    this.part = part;
    this.display = new Display(options.alwaysOn);
    let { mode } = this.display;
    this.display.onChange(() => {
      if (mode !== this.display.mode) {
        mode = this.display.mode;
        this.note(`display ${mode}`);
      }
      this.notifyChange();
    });
  }

  /** False where the app is closed or threw on starting. */
  get running(): boolean {
    return this.app?.running ?? false;
  }

  get displayOn(): boolean {
    return this.display.mode === 'on';
  }

  get displayMode(): DisplayMode {
    return this.display.mode;
  }

  /** The wearer's setting for the always-on display. */
  get alwaysOn(): boolean {
    return this.display.alwaysOnEnabled;
  }

  /** The share of the pixels that shine now, 0 … 1. Counted when it is asked for. */
  get litShare(): number {
    this.lit ??= measureLitShare(this.svg());
    return this.lit;
  }

  /** Elements in the current view, and since the app started property writes and messages asked of `i18n`. */
  get counts(): Screen['counts'] & { lookups: number } {
    return { ...(this.app?.screen?.counts ?? { elements: 0, writes: 0 }), lookups: this.app?.lookups ?? 0 };
  }

  /** Starts the app, unless it runs. One that throws on starting is traced and does not run afterwards. */
  launch(): void {
    if (this.running || this.starting) return;
    this.note('start', `${this.options.app.name} on ${this.options.model}`);
    this.starting = true;
    this.app = new RunningApp({
      ...this.options,
      part: this.part,
      display: this.display,
      buzz: (pattern) => this.buzzes.push(pattern),
      onExit: () => this.end('the app asked for it'),
      onChange: () => this.notifyChange(),
    });
    this.starting = false;
    this.notifyChange();
  }

  /** Closes the app, if it is open: it is told (`unload`), then nothing of it is left but its files. */
  exit(): void {
    this.end();
  }

  /** Turns the display on or off, as the wearer or the watch does; off is always-on where that is enabled. */
  setDisplay(on: boolean): void {
    this.display.set(on, 'system');
  }

  /** The wearer enables the always-on display, or disables it. */
  setAlwaysOn(enabled: boolean): void {
    this.display.enableAlwaysOn(enabled);
    this.notifyChange();
  }

  /** A finger at a point; true where something took it. One that is off or always-on takes nothing. */
  tap(x: number, y: number): boolean {
    if (!this.running || !this.displayOn) return false;
    this.note('tap', `${x},${y}`);
    return this.app?.screen?.tap(x, y) ?? false;
  }

  /** A physical key; true where the app prevented its default, which for `back` is to leave an app (not a face). */
  key(key: 'back' | 'up' | 'down'): boolean {
    if (!this.running || !this.displayOn) return false;
    const prevented = this.app?.screen?.pressKey(key) ?? false;
    if (!prevented && key === 'back' && this.options.app.appType === 'app') this.end('back key');
    return prevented;
  }

  /**
   * What is seen, as standard SVG: black while the display is off, a plain clock where no app is open, or none
   * that draws the always-on display itself.
   */
  svg(): string {
    this.picture ??= this.draw();
    return this.picture;
  }

  /** Texts on the screen, dark or not; none where no app is open. */
  texts(): ScreenText[] {
    return this.app?.screen?.texts() ?? [];
  }

  /** All that is displayed of the app's view, dark or not; nothing where no app is open. */
  parts(): ScreenPart[] {
    return this.app?.screen?.parts() ?? [];
  }

  /** Calls back when the picture may have changed; the returned function unsubscribes. */
  onChange(listener: () => void): () => void {
    this.listeners.push(listener);
    return () => {
      const i = this.listeners.indexOf(listener);
      if (i >= 0) this.listeners.splice(i, 1);
    };
  }

  private end(why?: string): void {
    const { app } = this;
    if (!app) return;
    const ran = app.running;
    app.end();
    this.app = undefined;
    if (ran) this.note('exit', why);
    this.notifyChange();
  }

  private draw(): string {
    if (this.display.mode === 'off') return darkPicture;
    return this.seenScreen?.svg() ?? plainClock(this.options.clock.now(), this.options.zone());
  }

  /** The app's screen, where it is seen. */
  private get seenScreen(): Screen | undefined {
    return this.display.on ? this.app?.screen : undefined;
  }

  private notifyChange(): void {
    if (this.starting) return;
    this.picture = undefined;
    this.lit = undefined;
    this.keepPlainClock();
    for (const listener of [...this.listeners]) listener();
  }

  /** While the plain clock is seen, its picture changes every minute. */
  private keepPlainClock(): void {
    this.plainClockTimer?.cancel();
    this.plainClockTimer = undefined;
    if (this.seenScreen || this.display.mode === 'off') return;
    const { clock } = this.options;
    this.plainClockTimer = clock.at((Math.floor(clock.now() / MINUTE) + 1) * MINUTE, () =>
      this.notifyChange(),
    );
  }

  private note(what: string, detail?: string): void {
    this.options.trace.add({
      kind: 'lifecycle',
      place: 'watch',
      what,
      ...(detail !== undefined && { detail }),
    });
  }
}

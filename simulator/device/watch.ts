import type { DevicePart } from '../app-package/app-package';
import { measureLitShare } from '../screen/lit-share';
import type { Screen, ScreenPart, ScreenText } from '../screen/screen';
import type { Timer } from '../world/clock';
import type { DisplayMode } from '../world/display-mode';
import { MINUTE_MS } from '../world/duration';
import { Listeners } from '../world/listeners';
import { Display } from './display';
import { blackPicture, drawFallbackClock } from './fallback-faces';
import { RunningApp } from './running-app';
import type { WatchOptions } from './watch-options';

/** A watch with one app on it: starts and ends the app, holds its display, passes on what the wearer does. */
export class Watch {
  /** Vibration patterns felt since the watch was made, in order. */
  readonly vibrations: string[] = [];
  private readonly display: Display;
  private readonly listeners = new Listeners();
  private readonly part: DevicePart;
  /** The app that is open: it runs, or it failed to start and its last picture stands. */
  private app: RunningApp | undefined;
  private isStarting = false;
  private cachedPicture: string | undefined;
  private cachedLitShare: number | undefined;
  private fallbackClockTimer: Timer | undefined;

  /** Throws an Error where the package was not built for `model`. */
  constructor(private readonly options: WatchOptions) {
    const part = options.app.devices[options.model];
    if (!part) throw new Error(`${options.app.name} was not built for ${options.model}`);
    this.part = part;
    this.display = new Display(options.alwaysOn);
    let { mode } = this.display;
    this.display.listen(() => {
      if (mode !== this.display.mode) {
        mode = this.display.mode;
        options.trace.add({ kind: 'display', mode });
      }
      this.notifyChange();
    });
  }

  /** False where the app is closed or threw on starting. */
  get isRunning(): boolean {
    return this.app?.isRunning ?? false;
  }

  get isDisplayOn(): boolean {
    return this.display.mode === 'on';
  }

  get displayMode(): DisplayMode {
    return this.display.mode;
  }

  /** The wearer's setting for the always-on display. */
  get isAlwaysOnEnabled(): boolean {
    return this.display.isAlwaysOnEnabled;
  }

  /** The share of the pixels that shine now, 0 … 1. Counted when it is asked for. */
  get litShare(): number {
    this.cachedLitShare ??= measureLitShare(this.svg());
    return this.cachedLitShare;
  }

  /** Elements in the current view, and since the app started property writes and messages asked of `i18n`. */
  get counts(): Screen['counts'] & { i18nLookups: number } {
    return {
      ...(this.app?.screen?.counts ?? { elements: 0, writes: 0 }),
      i18nLookups: this.app?.i18nLookups ?? 0,
    };
  }

  /** Starts the app, unless it runs. One that throws on starting is traced and does not run afterwards. */
  launch(): void {
    if (this.isRunning || this.isStarting) return;
    const { app, model, clock, trace, link } = this.options;
    const { zone, sensors, disk, preferences, random, font, deniedPermissions } = this.options;
    trace.add({ kind: 'start', place: 'watch', detail: `${app.name} on ${model}` });
    this.isStarting = true;
    this.app = new RunningApp({
      app,
      model,
      clock,
      trace,
      link,
      zone,
      sensors,
      disk,
      preferences,
      random,
      font,
      deniedPermissions,
      part: this.part,
      display: this.display,
      vibrate: (pattern) => this.vibrations.push(pattern),
      onExitRequest: () => this.stopApp('the app asked for it'),
      onChange: () => this.notifyChange(),
    });
    this.isStarting = false;
    this.notifyChange();
  }

  /** Closes the app, if it is open: it is told (`unload`), then nothing of it is left but its files. */
  exit(): void {
    this.stopApp();
  }

  /** Turns the display on or off, as the wearer or the watch does; off is always-on where that is enabled. */
  setDisplay(on: boolean): void {
    this.display.setOn(on, 'system');
  }

  /** The wearer enables the always-on display, or disables it. */
  enableAlwaysOn(enabled: boolean): void {
    this.display.enableAlwaysOn(enabled);
    this.notifyChange();
  }

  /** A finger at a point; true where something took it. One that is off or always-on takes nothing. */
  tap(x: number, y: number): boolean {
    if (!this.isRunning || !this.isDisplayOn) return false;
    this.options.trace.add({ kind: 'tap', x, y });
    return this.app?.screen?.tap(x, y) ?? false;
  }

  /** A physical key; true where the app prevented its default, which for `back` is to leave an app (not a face). */
  pressKey(key: 'back' | 'up' | 'down'): boolean {
    if (!this.isRunning || !this.isDisplayOn) return false;
    const prevented = this.app?.screen?.pressKey(key) ?? false;
    if (!prevented && key === 'back' && this.options.app.appType === 'app') this.stopApp('back key');
    return prevented;
  }

  /**
   * What is seen, as standard SVG: black while the display is off, a plain clock where no app is open, or none
   * that draws the always-on display itself.
   */
  svg(): string {
    this.cachedPicture ??= this.draw();
    return this.cachedPicture;
  }

  /** Texts on the screen, dark or not; none where no app is open. */
  texts(): ScreenText[] {
    return this.app?.screen?.texts() ?? [];
  }

  /** All that is displayed of the app's view, dark or not; nothing where no app is open. */
  parts(): ScreenPart[] {
    return this.app?.screen?.parts() ?? [];
  }

  /** Calls `listener` when the picture may have changed; the returned function unsubscribes. */
  listen(listener: () => void): () => void {
    return this.listeners.add(listener);
  }

  private stopApp(reason?: string): void {
    const { app } = this;
    if (!app) return;
    const wasRunning = app.isRunning;
    app.stop();
    this.app = undefined;
    if (wasRunning)
      this.options.trace.add({ kind: 'exit', place: 'watch', ...(reason !== undefined && { reason }) });
    this.notifyChange();
  }

  private draw(): string {
    if (this.display.mode === 'off') return blackPicture;
    return this.visibleScreen?.svg() ?? drawFallbackClock(this.options.clock.now(), this.options.zone());
  }

  /** The app's screen, where it is seen. */
  private get visibleScreen(): Screen | undefined {
    return this.display.isAppVisible ? this.app?.screen : undefined;
  }

  private notifyChange(): void {
    if (this.isStarting) return;
    this.cachedPicture = undefined;
    this.cachedLitShare = undefined;
    this.scheduleFallbackClock();
    this.listeners.notify();
  }

  /** While the plain clock is seen, its picture changes every minute. */
  private scheduleFallbackClock(): void {
    this.fallbackClockTimer?.cancel();
    this.fallbackClockTimer = undefined;
    if (this.visibleScreen || this.display.mode === 'off') return;
    const { clock } = this.options;
    this.fallbackClockTimer = clock.at((Math.floor(clock.now() / MINUTE_MS) + 1) * MINUTE_MS, () =>
      this.notifyChange(),
    );
  }
}

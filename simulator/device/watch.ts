import type { DevicePart } from '../app-package/app-package';
import { MODEL_INFO } from '../app-package/models';
import type { Evaluation } from '../realm/realm';
import type { Screen, ScreenPart, ScreenText } from '../screen/screen';
import { type AppActivity, NO_ACTIVITY } from '../world/app-activity';
import type { Instant, Timer } from '../world/clock';
import type { DisplayMode } from '../world/display-mode';
import { MINUTE_MS } from '../world/duration';
import { Listeners } from '../world/listeners';
import { once } from '../world/once';
import type { ScreenTimeout } from '../world/screen-timeout';
import { Display } from './display';
import { drawBlack, drawFallbackClock } from './fallback-faces';
import { RunningApp } from './running-app';
import type { WatchOptions } from './watch-options';

/** How long a watch leaves an app open that nobody touches. */
const APP_TIMEOUT_MS = 2 * MINUTE_MS;
/** A finger that stays so long is a long press in the event log. */
const LONG_PRESS_MS = 500;
/** A finger that moves so far is a swipe in the event log. */
const SWIPE_PX = 20;

interface Gesture {
  from: { x: number; y: number };
  to: { x: number; y: number };
  since: Instant;
  /** Whether no element took it. */
  isMissed?: boolean;
}

/** A watch with one app and its display. Starts and ends the app, and takes the wearer's taps and keys. */
export class Watch {
  /** All vibration patterns so far, in order. */
  readonly vibrations: string[] = [];
  private readonly display: Display;
  private readonly listeners = new Listeners();
  private readonly part: DevicePart;
  /** The open app: it runs, or it failed to start and its last picture stays. */
  private app: RunningApp | undefined;
  private isStarting = false;
  private cachedPicture: string | undefined;
  /** The last measurement of lit pixels; `share` comes when it is known. */
  private litMeasurement: { picture: string; share?: number } | undefined;
  private fallbackClockTimer: Timer | undefined;
  private appTimeout: Timer | undefined;
  /** The finger on the glass. */
  private gesture: Gesture | undefined;

  /** Throws an Error if the package was not built for `model`. */
  constructor(private readonly options: WatchOptions) {
    const part = options.app.devices[options.model];
    if (!part) throw new Error(`${options.app.name} was not built for ${options.model}`);
    this.part = part;
    this.display = new Display(options);
    let { mode } = this.display;
    this.display.listen(() => {
      if (mode !== this.display.mode) {
        mode = this.display.mode;
        options.trace.add({ kind: 'display', mode });
      }
      this.notifyChange();
    });
  }

  /** False if the app is closed or threw at its start. */
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

  /** The wearer's setting: after how long without a touch the display goes dark. */
  get screenTimeout(): ScreenTimeout {
    return this.display.screenTimeout;
  }

  /** Whether the running app draws the always-on display; otherwise the watch shows its own clock. */
  get isAlwaysOnAllowed(): boolean {
    return this.display.isAlwaysOnAllowed;
  }

  /** The share of lit pixels now, 0 … 1. Reading it begins a measurement; undefined until there is a result. */
  get litShare(): number | undefined {
    const picture = this.svg();
    if (this.litMeasurement?.picture !== picture) this.measureLitShare(picture);
    return this.litMeasurement?.share;
  }

  /** Elements of the current view; property writes and `i18n` lookups since the app's start. */
  get counts(): Screen['counts'] & { i18nLookups: number } {
    return {
      ...(this.app?.screen?.counts ?? { elements: 0, writes: 0 }),
      i18nLookups: this.app?.i18nLookups ?? 0,
    };
  }

  /** What the running app has under way. */
  countActivity(): AppActivity {
    return (this.isRunning && this.app?.countActivity()) || NO_ACTIVITY;
  }

  /** Starts the app, unless it runs. If it throws, the error is traced and the app does not run. */
  launch(): void {
    if (this.isRunning || this.isStarting) return;
    const { app, model, clock, trace, link } = this.options;
    const { zone, sensors, dailyLife, disk, preferences, random, font } = this.options;
    const { deniedPermissions, measureLitShare, moments } = this.options;
    trace.add({ kind: 'start', place: 'watch', detail: `${app.name} on ${model}` });
    // An app that has crashed still holds its end of the link until its last task is over.
    this.app?.stop();
    this.isStarting = true;
    const run = new RunningApp({
      app,
      model,
      clock,
      trace,
      moments,
      link,
      zone,
      sensors,
      dailyLife,
      disk,
      preferences,
      random,
      font,
      deniedPermissions,
      measureLitShare,
      part: this.part,
      display: this.display,
      onBegin: (begun) => {
        this.app = begun;
      },
      vibrate: (pattern) => this.vibrations.push(pattern),
      onExitRequest: () => this.stopApp('requested by the app'),
      onCrash: () => {
        trace.add({ kind: 'exit', place: 'watch', reason: 'an uncaught exception' });
        this.notifyChange();
      },
      onChange: () => this.notifyChange(),
    });
    // The app may have been closed within a moment of its start.
    if (this.app !== run) return;
    this.isStarting = false;
    this.restartAppTimeout();
    this.notifyChange();
  }

  /** Closes the app, after its `unload` event. Its files stay. */
  exit(): void {
    this.stopApp();
  }

  /** Turns the display on or off, as the wearer or the watch does; off means always-on if that is enabled. */
  setDisplay(on: boolean): void {
    this.display.setOn(on, 'system');
  }

  /** Changes the wearer's setting for the always-on display. */
  enableAlwaysOn(enabled: boolean): void {
    this.display.enableAlwaysOn(enabled);
    this.notifyChange();
  }

  /** Changes after how long without a touch the display goes dark. */
  setScreenTimeout(timeout: ScreenTimeout): void {
    this.display.setScreenTimeout(timeout);
    this.notifyChange();
  }

  /** A tap; returns whether an element took it. A display that is off or always-on takes none. */
  tap(x: number, y: number): boolean {
    const isTaken = this.pressFinger(x, y);
    this.liftFinger(x, y);
    return isTaken;
  }

  /**
   * A finger touches the glass; returns whether an element took it. It only wakes a display that has a timeout and
   * is dark.
   */
  pressFinger(x: number, y: number): boolean {
    if (this.gesture) this.liftFinger(this.gesture.to.x, this.gesture.to.y);
    if (!this.isDisplayOn) {
      this.display.wakeByTouch();
      if (!this.isDisplayOn) this.options.trace.add({ kind: 'tap', x, y, isMissed: true });
      return false;
    }
    this.display.restartTimeout();
    if (!this.isRunning) return false;
    this.display.setTouched(true);
    this.gesture = { from: { x, y }, to: { x, y }, since: this.options.clock.now() };
    this.restartAppTimeout();
    const isTaken = this.app?.screen?.pressFinger(x, y) ?? false;
    if (this.gesture) this.gesture.isMissed = !isTaken;
    return isTaken;
  }

  /** The finger on the glass moves. */
  moveFinger(x: number, y: number): void {
    if (!this.gesture) return;
    this.gesture.to = { x, y };
    if (!this.isRunning) return;
    this.restartAppTimeout();
    this.app?.screen?.moveFinger(x, y);
  }

  /** The finger leaves the glass at a point. On an app, a swipe to the right is back. */
  liftFinger(x: number, y: number): void {
    const { gesture } = this;
    if (!gesture) return;
    if (gesture.to.x !== x || gesture.to.y !== y) this.moveFinger(x, y);
    this.gesture = undefined;
    this.display.setTouched(false);
    this.traceTouch(gesture);
    if (!this.isRunning) return;
    const screen = this.app?.screen;
    const swipe = screen?.liftFinger();
    if (!swipe) return;
    if (this.options.app.appType !== 'app')
      this.warnOnce(
        `the swipe ${swipe}: on a clock face it opens a page of the watch's own, which is not here`,
      );
    else if (swipe === 'right' && !screen?.goBack()) this.stopApp('back swipe');
  }

  /**
   * A key press; returns whether the app prevented the default, which for `back` leaves the view, or closes the app.
   * A clock face gets no keys.
   */
  pressKey(key: 'back' | 'up' | 'down'): boolean {
    if (!this.isDisplayOn) return false;
    this.display.restartTimeout();
    if (!this.isRunning) return false;
    if (this.options.app.appType !== 'app') {
      this.warnOnce(
        `the key ${key}: a clock face gets no keys; the watch's own pages, which it may open, are not here`,
      );
      return false;
    }
    this.restartAppTimeout();
    const prevented = this.app?.screen?.pressKey(key) ?? false;
    if (!prevented && key === 'back') this.stopApp('back key');
    return prevented;
  }

  /** Runs a script in the global scope of the app, for a debugger; undefined if no app runs. */
  evaluate(source: string): Evaluation | undefined {
    return this.app?.evaluate(source);
  }

  /**
   * The visible picture as standard SVG: black while the display is off; a plain clock if no app is open, or if
   * the app does not draw the always-on display.
   */
  svg(): string {
    this.cachedPicture ??= this.draw();
    return this.cachedPicture;
  }

  /** The texts of the app's view, whether the display is on or off. */
  texts(): ScreenText[] {
    return this.app?.screen?.texts() ?? [];
  }

  /** The elements of the app's view, whether the display is on or off. */
  parts(): ScreenPart[] {
    return this.app?.screen?.parts() ?? [];
  }

  /** Calls `listener` when the picture may have changed; the returned function unsubscribes. */
  listen(listener: () => void): () => void {
    return this.listeners.add(listener);
  }

  private traceTouch({ from, to, since, isMissed }: Gesture): void {
    const ms = this.options.clock.now() - since;
    const isSwipe = Math.hypot(to.x - from.x, to.y - from.y) >= SWIPE_PX;
    this.options.trace.add({
      kind: 'tap',
      ...from,
      ...(isSwipe && { toX: to.x, toY: to.y }),
      ...(ms >= LONG_PRESS_MS && { ms }),
      ...(isMissed && { isMissed }),
    });
  }

  /** Counts the time without a touch from now on. */
  private restartAppTimeout(): void {
    this.appTimeout?.cancel();
    this.appTimeout = undefined;
    if (!this.isRunning || this.options.app.appType !== 'app') return;
    this.appTimeout = this.options.clock.after(APP_TIMEOUT_MS, () => {
      if (this.app?.canTimeOut) this.stopApp('two minutes without a touch');
      else this.restartAppTimeout();
    });
  }

  private readonly warnOnce = once((text: string) =>
    this.options.trace.add({ kind: 'warning', place: 'watch', text }),
  );

  private stopApp(reason?: string): void {
    const { app } = this;
    if (!app) return;
    this.gesture = undefined;
    this.display.setTouched(false);
    this.appTimeout?.cancel();
    this.appTimeout = undefined;
    const wasRunning = app.isRunning || this.isStarting;
    app.stop();
    this.app = undefined;
    this.isStarting = false;
    if (wasRunning)
      this.options.trace.add({ kind: 'exit', place: 'watch', ...(reason !== undefined && { reason }) });
    this.notifyChange();
  }

  private draw(): string {
    const { clock, zone, model } = this.options;
    const { screen } = MODEL_INFO[model];
    if (this.display.mode === 'off') return drawBlack(screen);
    return this.visibleScreen?.svg() ?? drawFallbackClock(clock.now(), zone(), screen);
  }

  /** The app's screen, if it is visible. */
  private get visibleScreen(): Screen | undefined {
    return this.display.isAppVisible ? this.app?.screen : undefined;
  }

  private measureLitShare(picture: string): void {
    const measurement: { picture: string; share?: number } = { picture };
    this.litMeasurement = measurement;
    let isLater = false;
    this.options.measureLitShare?.(picture, (share) => {
      measurement.share = share;
      if (isLater) this.listeners.notify();
    });
    isLater = true;
  }

  private notifyChange(): void {
    if (this.isStarting) return;
    this.cachedPicture = undefined;
    this.scheduleFallbackClock();
    this.listeners.notify();
  }

  /** While the plain clock is visible, its picture changes every minute. */
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

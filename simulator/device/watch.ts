import type { DevicePart } from '../app-package/app-package';
import type { Evaluation } from '../realm/realm';
import type { Screen, ScreenPart, ScreenText, WatchKey } from '../screen/screen';
import { type AppActivity, NO_ACTIVITY } from '../world/app-activity';
import type { DisplayMode } from '../world/display-mode';
import { Listeners } from '../world/listeners';
import type { ScreenTimeout } from '../world/screen-timeout';
import { AppTimeout } from './app-timeout';
import { Display } from './display';
import { LitMeter } from './lit-meter';
import { RunningApp } from './running-app';
import { WatchInput } from './watch-input';
import type { WatchOptions } from './watch-options';
import { WatchPicture } from './watch-picture';

/** A watch with one app: starts and ends it, and has the display, the picture and the input around it. */
export class Watch {
  /** All vibration patterns so far, in order. */
  readonly vibrations: string[] = [];
  private readonly display: Display;
  private readonly listeners = new Listeners();
  private readonly part: DevicePart;
  /** The open app: it runs, or it failed to start and its last picture stays. */
  private app: RunningApp | undefined;
  private isStarting = false;
  private readonly picture: WatchPicture;
  private readonly litMeter: LitMeter;
  private readonly input: WatchInput;
  private readonly appTimeout: AppTimeout;

  /** Throws an Error if the package was not built for `model`. */
  constructor(private readonly options: WatchOptions) {
    const part = options.app.devices[options.model];
    if (!part) throw new Error(`${options.app.name} was not built for ${options.model}`);
    this.part = part;
    this.display = new Display(options);
    const { app, clock, trace, zone, model } = options;
    const { display } = this;
    this.picture = new WatchPicture({
      clock,
      zone,
      model,
      display,
      appScreen: () => this.app?.screen,
      onMinute: () => this.notifyChange(),
    });
    this.litMeter = new LitMeter(options.measureLitShare, () => this.listeners.notify());
    this.appTimeout = new AppTimeout({
      clock,
      isCounted: () => app.appType === 'app' && this.isRunning,
      canEnd: () => this.app?.canTimeOut === true,
      onEnd: () => this.stopApp('two minutes without a touch'),
    });
    this.input = new WatchInput({
      app,
      clock,
      trace,
      display,
      runningScreen: () => (this.isRunning ? this.app?.screen : undefined),
      onUse: () => this.appTimeout.restart(),
      onBack: (reason) => this.stopApp(reason),
    });
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

  /** The wearer's setting: the time without a touch until the display goes dark. */
  get screenTimeout(): ScreenTimeout {
    return this.display.screenTimeout;
  }

  /** Whether the running app draws the always-on display; otherwise the watch shows its own clock. */
  get isAlwaysOnAllowed(): boolean {
    return this.display.isAlwaysOnAllowed;
  }

  /** The share of lit pixels now, 0 … 1. Reading it begins a measurement; undefined until there is a result. */
  get litShare(): number | undefined {
    return this.litMeter.shareOf(this.svg());
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
    const { app, model, trace } = this.options;
    trace.add({ kind: 'start', place: 'watch', detail: `${app.name} on ${model}` });
    // An app that has crashed still holds its end of the link until its last task is over.
    this.app?.stop();
    this.isStarting = true;
    const run = new RunningApp({
      ...this.options,
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
    this.appTimeout.restart();
    this.notifyChange();
  }

  /** Closes the app, after its `unload` event. Its files stay. */
  exit(): void {
    this.stopApp();
  }

  /** Turns the display on or off, as the wearer or the watch does; off means always-on if that is enabled. */
  setDisplay(on: boolean): void {
    if (on) this.display.switchOn('system');
    else this.display.switchOff('system');
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
    return this.input.pressFinger(x, y);
  }

  /** The finger on the glass moves. */
  moveFinger(x: number, y: number): void {
    this.input.moveFinger(x, y);
  }

  /** The finger leaves the glass at a point. On an app, a swipe to the right is back. */
  liftFinger(x: number, y: number): void {
    this.input.liftFinger(x, y);
  }

  /**
   * A key press; returns whether the app prevented the default, which for `back` leaves the view, or closes the app.
   * A clock face gets no keys.
   */
  pressKey(key: WatchKey): boolean {
    return this.input.pressKey(key);
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
    return this.picture.svg();
  }

  /** Warns of what the app's picture and its listeners have wrong now. */
  checkPicture(): void {
    this.app?.screen?.check();
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

  private stopApp(reason?: string): void {
    const { app } = this;
    if (!app) return;
    this.input.forgetFinger();
    this.appTimeout.stop();
    const wasRunning = app.isRunning || this.isStarting;
    app.stop();
    this.app = undefined;
    this.isStarting = false;
    if (wasRunning)
      this.options.trace.add({ kind: 'exit', place: 'watch', ...(reason !== undefined && { reason }) });
    this.notifyChange();
  }

  private notifyChange(): void {
    if (this.isStarting) return;
    this.picture.refresh();
    this.listeners.notify();
  }
}

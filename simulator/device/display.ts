import type { Clock, Timer } from '../world/clock';
import type { DisplayMode } from '../world/display-mode';
import { Listeners } from '../world/listeners';
import { SCREEN_TIMEOUT_MS, type ScreenTimeout } from '../world/screen-timeout';

/** Who changed the display: the watch or its wearer, or the app through `display.on` or `display.aodAllowed`. */
type DisplayCause = 'system' | 'app';

interface DisplayOptions {
  clock: Clock;
  /** The wearer's setting for the always-on display; by default off. */
  isAlwaysOnEnabled?: boolean;
  /** The wearer's setting; by default the display stays on. */
  screenTimeout?: ScreenTimeout;
}

/** The display and the wearer's settings for it. Outlives the app's runs. */
export class Display {
  private currentMode: DisplayMode = 'on';
  private appDrawsAlwaysOn = false;
  private isAlwaysOnSet: boolean;
  private timeout: ScreenTimeout;
  /** The app's `display.autoOff`. */
  private autoOff = true;
  private isTouched = false;
  private timeoutTimer: Timer | undefined;
  private readonly listeners = new Listeners<[cause: DisplayCause]>();

  constructor(private readonly options: DisplayOptions) {
    this.isAlwaysOnSet = options.isAlwaysOnEnabled ?? false;
    this.timeout = options.screenTimeout ?? 'never';
    this.restartTimeout();
  }

  get mode(): DisplayMode {
    return this.currentMode;
  }

  /** The wearer's setting. */
  get isAlwaysOnEnabled(): boolean {
    return this.isAlwaysOnSet;
  }

  /** The wearer's setting. */
  get screenTimeout(): ScreenTimeout {
    return this.timeout;
  }

  /** Whether the app lets the display go dark by itself. */
  get isAutoOff(): boolean {
    return this.autoOff;
  }

  /** Whether the running app draws the always-on display; otherwise the watch shows its own clock. */
  get isAlwaysOnAllowed(): boolean {
    return this.appDrawsAlwaysOn;
  }

  /** Whether the app is visible on the always-on display. */
  get isAlwaysOnActive(): boolean {
    return this.currentMode === 'always-on' && this.appDrawsAlwaysOn;
  }

  /**
   * Whether the app is visible. Fitbit does not document this for the always-on display, but published faces
   * rely on it: they check `display.on && !display.aodActive` for the ordinary display.
   */
  get isAppVisible(): boolean {
    return this.currentMode === 'on' || this.isAlwaysOnActive;
  }

  switchOn(cause: DisplayCause): void {
    this.setMode('on', cause);
  }

  /** If always-on is enabled, `system` switches to it instead of off; `app` always switches off. */
  switchOff(cause: DisplayCause): void {
    this.setMode(this.isAlwaysOnSet && cause === 'system' ? 'always-on' : 'off', cause);
  }

  /** Changes the wearer's setting. A display that is not on follows at once. */
  enableAlwaysOn(enabled: boolean): void {
    this.isAlwaysOnSet = enabled;
    if (this.currentMode !== 'on') this.setMode(enabled ? 'always-on' : 'off', 'system');
  }

  setScreenTimeout(timeout: ScreenTimeout): void {
    this.timeout = timeout;
    this.restartTimeout();
  }

  /** The app keeps the display on, or lets it go dark by itself. */
  setAutoOff(isAutoOff: boolean): void {
    this.autoOff = isAutoOff;
    this.restartTimeout();
  }

  /** A display that goes dark by itself comes back with a touch. */
  wakeByTouch(): void {
    if (this.timeout !== 'never') this.switchOn('system');
  }

  /** The time without a touch stands still as long as a finger is on the glass. */
  setTouched(isTouched: boolean): void {
    this.isTouched = isTouched;
    this.restartTimeout();
  }

  /** Counts the time without a touch from now on. */
  restartTimeout(): void {
    this.timeoutTimer?.cancel();
    this.timeoutTimer = undefined;
    const ms = SCREEN_TIMEOUT_MS[this.timeout];
    if (this.currentMode !== 'on' || !this.autoOff || this.isTouched || !Number.isFinite(ms)) return;
    this.timeoutTimer = this.options.clock.after(ms, () => this.switchOff('system'));
  }

  allowAlwaysOn(allowed: boolean): void {
    if (allowed === this.appDrawsAlwaysOn) return;
    this.appDrawsAlwaysOn = allowed;
    if (this.currentMode === 'always-on') this.listeners.notify('app');
  }

  /** Calls `listener` after each change; the returned function unsubscribes. */
  listen(listener: (cause: DisplayCause) => void): () => void {
    return this.listeners.add(listener);
  }

  private setMode(mode: DisplayMode, cause: DisplayCause): void {
    if (mode === this.currentMode) return;
    this.currentMode = mode;
    this.restartTimeout();
    this.listeners.notify(cause);
  }
}

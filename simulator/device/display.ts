import type { DisplayMode } from '../world/display-mode';
import { Listeners } from '../world/listeners';

/** Who changed the display: the watch or its wearer, or the app through `display.on` or `display.aodAllowed`. */
export type DisplayCause = 'system' | 'app';

/** The display and the wearer's setting for it. Outlives the app's runs. */
export class Display {
  private currentMode: DisplayMode = 'on';
  private appDrawsAlwaysOn = false;
  private readonly listeners = new Listeners<[cause: DisplayCause]>();

  /** `enabled`: the wearer's setting for the always-on display. */
  constructor(private enabled = false) {}

  get mode(): DisplayMode {
    return this.currentMode;
  }

  /** The wearer's setting. */
  get isAlwaysOnEnabled(): boolean {
    return this.enabled;
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

  /** If always-on is enabled, `system` switches to it instead of off; `app` always switches off. */
  setOn(on: boolean, cause: DisplayCause): void {
    if (on) this.setMode('on', cause);
    else this.setMode(this.enabled && cause === 'system' ? 'always-on' : 'off', cause);
  }

  /** Changes the wearer's setting. A display that is not on follows at once. */
  enableAlwaysOn(enabled: boolean): void {
    this.enabled = enabled;
    if (this.currentMode !== 'on') this.setMode(enabled ? 'always-on' : 'off', 'system');
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
    this.listeners.notify(cause);
  }
}

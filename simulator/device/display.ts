import type { DisplayMode } from '../world/display-mode';
import { Listeners } from '../world/listeners';

/** Who changed the display: the watch and its wearer, or the app through `display.on` or `display.aodAllowed`. */
export type DisplayCause = 'system' | 'app';

/** The display and the wearer's setting for it. Outlives the app's runs. */
export class Display {
  private currentMode: DisplayMode = 'on';
  private appDrawsAlwaysOn = false;
  private readonly listeners = new Listeners<[cause: DisplayCause]>();

  /** `enabled`: the wearer wants an always-on display. */
  constructor(private enabled = false) {}

  get mode(): DisplayMode {
    return this.currentMode;
  }

  /** The wearer's setting. */
  get isAlwaysOnEnabled(): boolean {
    return this.enabled;
  }

  /** Whether the app that runs draws the always-on display itself; else the watch's own clock is there. */
  get isAlwaysOnAllowed(): boolean {
    return this.appDrawsAlwaysOn;
  }

  /** The app is seen on the always-on display. */
  get isAlwaysOnActive(): boolean {
    return this.currentMode === 'always-on' && this.appDrawsAlwaysOn;
  }

  /**
   * Whether the app is seen. Not said by Fitbit for the always-on display, but published faces rely on it:
   * they ask `display.on && !display.aodActive` for the ordinary display.
   */
  get isAppVisible(): boolean {
    return this.currentMode === 'on' || this.isAlwaysOnActive;
  }

  /** What the watch or its wearer turns off stays always-on where that is enabled; what the app turns off is off. */
  setOn(on: boolean, cause: DisplayCause): void {
    if (on) this.setMode('on', cause);
    else this.setMode(this.enabled && cause === 'system' ? 'always-on' : 'off', cause);
  }

  /** The wearer changes the setting; a dark display follows at once. */
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

import type { DevicePart } from '../app-package/app-package';
import type { Screen, ScreenText } from '../screen/screen';
import type { Timer } from '../world/clock';
import { Display } from './display';
import { RunningApp } from './running-app';
import { darkPicture, plainClock } from './stand-in-faces';
import type { WatchOptions } from './watch-options';

const MINUTE = 60_000;

/** A watch with one app on it: starts and ends the app, holds its display, passes on what the wearer does. */
export class Watch {
  /** Vibration patterns felt since the watch was made, in order. */
  readonly buzzes: string[] = [];
  private readonly display = new Display();
  private readonly frameListeners: (() => void)[] = [];
  private readonly part: DevicePart;
  /** The app that is open: it runs, or it failed to start and its last picture stands. */
  private app: RunningApp | undefined;
  private starting = false;
  private picture: string | undefined;
  private plainClockTimer: Timer | undefined;

  /** Throws an Error where the package was not built for `model`. */
  constructor(private readonly options: WatchOptions) {
    const part = options.app.devices[options.model];
    if (!part) throw new Error(`${options.app.name} was not built for ${options.model}`);
    this.part = part;
    this.display.listen(() => {
      this.note(this.display.on ? 'display on' : 'display off');
      this.changed();
    });
  }

  /** False where the app is closed or threw on starting. */
  get running(): boolean {
    return this.app?.running ?? false;
  }

  get displayOn(): boolean {
    return this.display.on;
  }

  /** Elements in the current view, and property writes since the app started. */
  get counts(): Screen['counts'] {
    return this.app?.screen?.counts ?? { elements: 0, writes: 0 };
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
      onChange: () => this.changed(),
    });
    this.starting = false;
    this.changed();
  }

  /** Closes the app, if it is open: it is told (`unload`), then nothing of it is left but its files. */
  exit(): void {
    this.end();
  }

  /** Turns the display on or off, as the wearer or the watch does. */
  setDisplay(on: boolean): void {
    this.display.set(on, 'system');
  }

  /** A finger at a point; true where something took it. A dark display takes nothing. */
  tap(x: number, y: number): boolean {
    if (!this.running || !this.display.on) return false;
    this.note('tap', `${x},${y}`);
    return this.app?.screen?.tap(x, y) ?? false;
  }

  /** A physical key; true where the app prevented its default, which for `back` is to leave an app (not a face). */
  key(key: 'back' | 'up' | 'down'): boolean {
    if (!this.running || !this.display.on) return false;
    const prevented = this.app?.screen?.key(key) ?? false;
    if (!prevented && key === 'back' && this.options.app.appType === 'app') this.end('back key');
    return prevented;
  }

  /** What is seen, as standard SVG: black while the display is off, a plain clock where no app is open. */
  svg(): string {
    this.picture ??= this.draw();
    return this.picture;
  }

  /** Texts on the screen, dark or not; none where no app is open. */
  texts(): ScreenText[] {
    return this.app?.screen?.texts() ?? [];
  }

  /** Calls back when the picture may have changed; the answer stops it. */
  onFrame(listener: () => void): () => void {
    this.frameListeners.push(listener);
    return () => {
      const i = this.frameListeners.indexOf(listener);
      if (i >= 0) this.frameListeners.splice(i, 1);
    };
  }

  private end(why?: string): void {
    const { app } = this;
    if (!app) return;
    const ran = app.running;
    app.end();
    this.app = undefined;
    if (ran) this.note('exit', why);
    this.changed();
  }

  private draw(): string {
    if (!this.display.on) return darkPicture;
    return this.app?.screen?.svg() ?? plainClock(this.options.clock.now(), this.options.zone());
  }

  private changed(): void {
    if (this.starting) return;
    this.picture = undefined;
    this.keepPlainClock();
    for (const listener of [...this.frameListeners]) listener();
  }

  /** While the plain clock is seen, its picture changes every minute. */
  private keepPlainClock(): void {
    this.plainClockTimer?.cancel();
    this.plainClockTimer = undefined;
    if (this.app?.screen || !this.display.on) return;
    const { clock } = this.options;
    this.plainClockTimer = clock.at((Math.floor(clock.now() / MINUTE) + 1) * MINUTE, () => this.changed());
  }

  private note(what: string, detail?: string): void {
    this.options.trace.add({ kind: 'life', place: 'watch', what, ...(detail !== undefined && { detail }) });
  }
}

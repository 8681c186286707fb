import type { Screen, WatchKey } from '../screen/screen';
import type { Instant } from '../world/clock';
import { once } from '../world/once';
import type { Display } from './display';
import type { WatchOptions } from './watch-options';

/** A touch of this length is a long press in the event log. */
const LONG_PRESS_MS = 500;
/** A touch that moves this far is a swipe in the event log. */
const SWIPE_PX = 20;

/** What fingers and keys reach. */
interface InputTarget extends Pick<WatchOptions, 'app' | 'clock' | 'trace'> {
  readonly display: Display;
  /** The screen of the app; undefined where none runs. */
  runningScreen(): Screen | undefined;
  /** The wearer uses the app. */
  onUse(): void;
  /** The wearer leaves the app. `reason` is for the event log, such as `back key`. */
  onBack(reason: string): void;
}

interface Gesture {
  from: { x: number; y: number };
  to: { x: number; y: number };
  since: Instant;
  /** True where no element took the touch. */
  isMissed?: boolean;
}

/**
 * The wearer's finger on the glass, and the keys: what they do to display and app, and their lines in the event log.
 */
export class WatchInput {
  /** The finger on the glass. */
  private gesture: Gesture | undefined;

  constructor(private readonly target: InputTarget) {}

  /** Returns whether an element took the finger; it only wakes a display that has a timeout and is dark. */
  pressFinger(x: number, y: number): boolean {
    if (this.gesture) this.liftFinger(this.gesture.to.x, this.gesture.to.y);
    const { display, trace, clock } = this.target;
    if (display.mode !== 'on') {
      display.wakeByTouch();
      if (!this.isDisplayOn) trace.add({ kind: 'tap', x, y, isMissed: true });
      return false;
    }
    display.restartTimeout();
    const screen = this.target.runningScreen();
    if (!screen) return false;
    display.setTouched(true);
    this.gesture = { from: { x, y }, to: { x, y }, since: clock.now() };
    this.target.onUse();
    const isTaken = screen.pressFinger(x, y);
    if (this.gesture) this.gesture.isMissed = !isTaken;
    return isTaken;
  }

  moveFinger(x: number, y: number): void {
    if (!this.gesture) return;
    this.gesture.to = { x, y };
    const screen = this.target.runningScreen();
    if (!screen) return;
    this.target.onUse();
    screen.moveFinger(x, y);
  }

  /** On an app, a swipe to the right is back. */
  liftFinger(x: number, y: number): void {
    const { gesture } = this;
    if (!gesture) return;
    if (gesture.to.x !== x || gesture.to.y !== y) this.moveFinger(x, y);
    this.forgetFinger();
    this.traceTouch(gesture);
    const screen = this.target.runningScreen();
    const swipe = screen?.liftFinger();
    if (!swipe) return;
    if (this.target.app.appType !== 'app')
      this.warnOnce(
        `the swipe ${swipe}: on a clock face it opens a page of the watch's own, which is not here`,
      );
    else if (swipe === 'right' && !screen?.goBack()) this.target.onBack('back swipe');
  }

  /** The app under the finger is gone, so nothing receives the rest of the touch. */
  forgetFinger(): void {
    this.gesture = undefined;
    this.target.display.setTouched(false);
  }

  /**
   * Returns whether the app prevented the default, which for `back` leaves the view, or closes the app. A clock face
   * gets no keys.
   */
  pressKey(key: WatchKey): boolean {
    const { display, app } = this.target;
    if (!this.isDisplayOn) return false;
    display.restartTimeout();
    const screen = this.target.runningScreen();
    if (!screen) return false;
    if (app.appType !== 'app') {
      this.warnOnce(
        `the key ${key}: a clock face gets no keys; the watch's own pages, which it may open, are not here`,
      );
      return false;
    }
    this.target.onUse();
    const isPrevented = screen.pressKey(key);
    if (!isPrevented && key === 'back') this.target.onBack('back key');
    return isPrevented;
  }

  private get isDisplayOn(): boolean {
    return this.target.display.mode === 'on';
  }

  private traceTouch({ from, to, since, isMissed }: Gesture): void {
    const ms = this.target.clock.now() - since;
    const isSwipe = Math.hypot(to.x - from.x, to.y - from.y) >= SWIPE_PX;
    this.target.trace.add({
      kind: 'tap',
      ...from,
      ...(isSwipe && { toX: to.x, toY: to.y }),
      ...(ms >= LONG_PRESS_MS && { ms }),
      ...(isMissed && { isMissed }),
    });
  }

  private readonly warnOnce = once((text: string) =>
    this.target.trace.add({ kind: 'warning', place: 'watch', text }),
  );
}

import type { ScreenSize } from '../app-package/models';
import type { Send } from './server-connection';

/** Real milliseconds between two moves that are sent. */
const MOVE_INTERVAL_MS = 30;
/** While time runs fast, a press is a tap unless it lasts so long, in real milliseconds, or moves so far. */
const HOLD_MS = 400;
const SLOP_PX = 6;

interface Point {
  x: number;
  y: number;
}

interface ScreenFingerOptions {
  send: Send;
  getSize(): ScreenSize;
  /** Whether time stands still or runs no faster than the finger. */
  isRealTime(): boolean;
  onTouch(at: Point): void;
}

/** Mouse and touch on the watch's picture, as one finger on its glass. */
export class ScreenFinger {
  private touch: { pointerId: number; from: Point; last: Point; sentAt: number; isDown: boolean } | undefined;
  private holdTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly screen: HTMLElement,
    private readonly options: ScreenFingerOptions,
  ) {
    screen.addEventListener('pointerdown', (event) => this.press(event));
    screen.addEventListener('pointermove', (event) => this.move(event));
    screen.addEventListener('pointerup', (event) => this.lift(event));
    screen.addEventListener('pointercancel', (event) => this.lift(event));
  }

  private press(event: PointerEvent): void {
    if (this.touch || event.button !== 0) return;
    const at = this.pointOf(event);
    this.touch = { pointerId: event.pointerId, from: at, last: at, sentAt: event.timeStamp, isDown: false };
    // Events go on outside of the picture. A pointer that a script made up cannot be captured.
    if (event.isTrusted) this.screen.setPointerCapture(event.pointerId);
    this.options.onTouch(at);
    if (this.options.isRealTime()) this.sendDown();
    else this.holdTimer = setTimeout(() => this.sendDown(), HOLD_MS);
  }

  private move(event: PointerEvent): void {
    const { touch } = this;
    if (touch?.pointerId !== event.pointerId) return;
    const at = this.pointOf(event);
    if (!touch.isDown && Math.hypot(at.x - touch.from.x, at.y - touch.from.y) < SLOP_PX) return;
    this.sendDown();
    if (at.x === touch.last.x && at.y === touch.last.y) return;
    if (event.timeStamp - touch.sentAt < MOVE_INTERVAL_MS) return;
    touch.sentAt = event.timeStamp;
    touch.last = at;
    this.options.send({ type: 'fingerMove', ...at });
  }

  private lift(event: PointerEvent): void {
    const { touch } = this;
    if (touch?.pointerId !== event.pointerId) return;
    clearTimeout(this.holdTimer);
    this.touch = undefined;
    if (touch.isDown) this.options.send({ type: 'fingerUp', ...this.pointOf(event) });
    else this.options.send({ type: 'tap', ...touch.from });
  }

  private sendDown(): void {
    clearTimeout(this.holdTimer);
    const { touch } = this;
    if (!touch || touch.isDown) return;
    touch.isDown = true;
    this.options.send({ type: 'fingerDown', ...touch.from });
  }

  /** In whole pixels of the watch; a finger that has left the glass is at its edge. */
  private pointOf({ clientX, clientY }: PointerEvent): Point {
    const box = this.screen.getBoundingClientRect();
    const { width, height } = this.options.getSize();
    const place = (value: number, size: number) => Math.min(size - 1, Math.max(0, Math.round(value * size)));
    return {
      x: place((clientX - box.left) / box.width, width),
      y: place((clientY - box.top) / box.height, height),
    };
  }
}

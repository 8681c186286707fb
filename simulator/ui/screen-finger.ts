import type { ScreenSize } from '../app-package/models';
import type { Send } from './server-connection';

/** Real milliseconds between two moves that are sent. */
const MOVE_INTERVAL_MS = 30;
/** Longest tap while time runs fast, real ms. */
const HOLD_MS = 400;
/** Farthest that a finger moves in a tap while time runs fast, px. */
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
  private gesture:
    | { pointerId: number; from: Point; last: Point; sentAt: number; isDown: boolean }
    | undefined;
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
    if (this.gesture || event.button !== 0) return;
    const at = this.pointOf(event);
    this.gesture = { pointerId: event.pointerId, from: at, last: at, sentAt: event.timeStamp, isDown: false };
    // Events go on outside of the picture. A pointer that a script made up cannot be captured.
    if (event.isTrusted) this.screen.setPointerCapture(event.pointerId);
    this.options.onTouch(at);
    if (this.options.isRealTime()) this.sendDown();
    else this.holdTimer = setTimeout(() => this.sendDown(), HOLD_MS);
  }

  private move(event: PointerEvent): void {
    const { gesture } = this;
    if (gesture?.pointerId !== event.pointerId) return;
    const at = this.pointOf(event);
    if (!gesture.isDown && Math.hypot(at.x - gesture.from.x, at.y - gesture.from.y) < SLOP_PX) return;
    this.sendDown();
    if (at.x === gesture.last.x && at.y === gesture.last.y) return;
    if (event.timeStamp - gesture.sentAt < MOVE_INTERVAL_MS) return;
    gesture.sentAt = event.timeStamp;
    gesture.last = at;
    this.options.send({ type: 'fingerMove', ...at });
  }

  private lift(event: PointerEvent): void {
    const { gesture } = this;
    if (gesture?.pointerId !== event.pointerId) return;
    clearTimeout(this.holdTimer);
    this.gesture = undefined;
    if (gesture.isDown) this.options.send({ type: 'fingerUp', ...this.pointOf(event) });
    else this.options.send({ type: 'tap', ...gesture.from });
  }

  private sendDown(): void {
    clearTimeout(this.holdTimer);
    const { gesture } = this;
    if (!gesture || gesture.isDown) return;
    gesture.isDown = true;
    this.options.send({ type: 'fingerDown', ...gesture.from });
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

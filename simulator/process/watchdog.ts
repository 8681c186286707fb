/** Real milliseconds between two looks. */
export const LOOK_INTERVAL_MS = 500;
/** Number of looks without a response after which a world hangs, if it has been at work for half of that time. */
const LOOKS_UNTIL_HANGING = 4;
/** Number of looks where it has not been at work: it waits for something that never comes. */
const IDLE_LOOKS_UNTIL_HANGING = 20;

export interface WatchdogOptions {
  /** Requests a sign of life; the promise settles when it comes. */
  ping(): Promise<unknown>;
  /** Milliseconds of processor time that the world has used; NaN where that is not known. */
  usedCpuMs(): number;
  /** Between two looks. */
  intervalMs: number;
  /** The world has not responded for two seconds. Called once until it responds again. */
  onHang(): void;
  /** A world that hung responds again. */
  onRecover(): void;
}

/**
 * Notices when a world does not respond. It counts its own looks: a computer that sleeps is not a hang. It reads the
 * world's processor time: a busy computer is not a hang either.
 */
export class Watchdog {
  private unanswered = 0;
  private usedCpuAtPing = 0;
  private isWaiting = false;
  private isHanging = false;

  constructor(private readonly options: WatchdogOptions) {}

  /** Called at each interval. */
  look(): void {
    if (this.isWaiting) {
      this.unanswered++;
      if (this.isHanging || !this.looksHung()) return;
      this.isHanging = true;
      this.options.onHang();
      return;
    }
    this.isWaiting = true;
    this.usedCpuAtPing = this.options.usedCpuMs();
    const settle = (): void => this.settle();
    this.options.ping().then(settle, settle);
  }

  private looksHung(): boolean {
    if (this.unanswered < LOOKS_UNTIL_HANGING) return false;
    const busyMs = this.options.usedCpuMs() - this.usedCpuAtPing;
    const isIdle = busyMs < (this.options.intervalMs * LOOKS_UNTIL_HANGING) / 2;
    return !isIdle || this.unanswered >= IDLE_LOOKS_UNTIL_HANGING;
  }

  private settle(): void {
    this.isWaiting = false;
    this.unanswered = 0;
    if (!this.isHanging) return;
    this.isHanging = false;
    this.options.onRecover();
  }
}

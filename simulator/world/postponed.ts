import type { Clock, Timer } from './clock';

/** Work that is done once some time after it was first asked for, however often it is asked for meanwhile. */
export class Postponed {
  private timer: Timer | undefined;

  constructor(
    private readonly clock: Clock,
    private readonly delayMs: number,
    private readonly work: () => void,
  ) {}

  request(): void {
    this.timer ??= this.clock.after(this.delayMs, () => {
      this.timer = undefined;
      this.work();
    });
  }

  cancel(): void {
    this.timer?.cancel();
    this.timer = undefined;
  }
}

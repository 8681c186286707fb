import type { Clock, Timer } from './clock';

/** Work that runs once, some time after the first request for it. Requests until then add nothing. */
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

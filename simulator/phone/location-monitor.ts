import type { Clock, Timer } from '../world/clock';
import { type DailyLife, DEGREE_M, type Position } from '../world/daily-life';
import { MINUTE_MS } from '../world/duration';

/** Guesses: the real figures are not published. iOS speaks of 500 m and five minutes. */
const SIGNIFICANT_METRES = 500;
const CHECK_INTERVAL_MS = 5 * MINUTE_MS;

/** Reports that the phone has moved far, while it is on. It outlives the companion that switched it on. */
export class LocationMonitor {
  private timer: Timer | undefined;
  private lastPosition: Position | undefined;

  constructor(
    private readonly clock: Clock,
    private readonly dailyLife: DailyLife | undefined,
    private readonly onChange: (position: Position) => void,
  ) {}

  get isOn(): boolean {
    return this.timer !== undefined;
  }

  set isOn(isOn: boolean) {
    if (isOn === this.isOn) return;
    this.cancel();
    if (!isOn) return;
    this.lastPosition = this.dailyLife?.position(this.clock.now());
    this.schedule();
  }

  cancel(): void {
    this.timer?.cancel();
    this.timer = undefined;
  }

  private schedule(): void {
    this.timer = this.clock.after(CHECK_INTERVAL_MS, () => {
      this.schedule();
      const position = this.dailyLife?.position(this.clock.now());
      if (
        !position ||
        (this.lastPosition && distanceBetween(position, this.lastPosition) < SIGNIFICANT_METRES)
      )
        return;
      this.lastPosition = position;
      this.onChange(position);
    });
  }
}

/** The distance, m, for places in the same town. */
function distanceBetween(a: Position, b: Position): number {
  const east = (a.longitude - b.longitude) * Math.cos((a.latitude * Math.PI) / 180);
  return DEGREE_M * Math.hypot(a.latitude - b.latitude, east);
}

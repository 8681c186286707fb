import type { Clock, Timer } from '../world/clock';
import type { DailyLife, Place } from '../world/daily-life';
import { MINUTE_MS } from '../world/duration';

/** Not published. iOS speaks of 500 m and five minutes. */
const SIGNIFICANT_METRES = 500;
const CHECK_INTERVAL_MS = 5 * MINUTE_MS;
const DEGREE_M = 111_320;

/** Reports that the phone has moved far, while it is on. It outlives the companion that switched it on. */
export class LocationMonitor {
  private timer: Timer | undefined;
  private lastPlace: Place | undefined;

  constructor(
    private readonly clock: Clock,
    private readonly dailyLife: DailyLife | undefined,
    private readonly onChange: (place: Place) => void,
  ) {}

  get isOn(): boolean {
    return this.timer !== undefined;
  }

  set isOn(isOn: boolean) {
    if (isOn === this.isOn) return;
    this.cancel();
    if (!isOn) return;
    this.lastPlace = this.dailyLife?.place(this.clock.now());
    this.schedule();
  }

  cancel(): void {
    this.timer?.cancel();
    this.timer = undefined;
  }

  private schedule(): void {
    this.timer = this.clock.after(CHECK_INTERVAL_MS, () => {
      this.schedule();
      const place = this.dailyLife?.place(this.clock.now());
      if (!place || (this.lastPlace && distanceBetween(place, this.lastPlace) < SIGNIFICANT_METRES)) return;
      this.lastPlace = place;
      this.onChange(place);
    });
  }
}

/** m, for places in the same town. */
function distanceBetween(a: Place, b: Place): number {
  const east = (a.longitude - b.longitude) * Math.cos((a.latitude * Math.PI) / 180);
  return DEGREE_M * Math.hypot(a.latitude - b.latitude, east);
}

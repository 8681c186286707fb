import type { Clock, Instant } from '../world/clock';

/** The phone's operating system: its power, its clock, and what it lets a companion do. */
export class PhoneSystem {
  /** The phone unloads an idle companion even while the face runs. */
  isSavingBattery = false;
  /** The phone does not wake the companion by its timer. */
  areWakesOff = false;
  /** How far the clock of the phone is ahead of the true time; negative: behind. The watch has the true time. */
  clockOffsetMs = 0;
  private isSwitchedOn = true;

  /** `onPower` is called when the phone was switched on or off. */
  constructor(
    private readonly clock: Clock,
    private readonly onPower: (isOn: boolean) => void,
  ) {}

  get isOn(): boolean {
    return this.isSwitchedOn;
  }

  /** Switches the phone off, with no companion, link, network or settings page, or starts it. */
  setOn(isOn: boolean): void {
    if (isOn === this.isSwitchedOn) return;
    this.isSwitchedOn = isOn;
    this.onPower(isOn);
  }

  /** The time that the phone's clock shows. */
  dateNow(): Instant {
    return this.clock.now() + this.clockOffsetMs;
  }
}

import type { ActivityTotals } from '../world/sensors';
import type { DayMinutes, Quantity } from './day-minutes';

/** The totals of the first `passed` minutes of a day, in whole units. Each is computed when it is read. */
export class MeasuredTotals implements ActivityTotals {
  constructor(
    private readonly day: DayMinutes,
    private readonly passed: number,
  ) {}

  get steps() {
    return this.total('steps');
  }

  get distance() {
    return this.total('distance');
  }

  get calories() {
    return this.total('calories');
  }

  get elevationGain() {
    return this.total('floors');
  }

  get activeZoneMinutes() {
    const fatBurn = this.total('fatBurn');
    const cardio = this.total('cardio');
    const peak = this.total('peak');
    return { total: fatBurn + cardio + peak, fatBurn, cardio, peak };
  }

  private total(quantity: Quantity): number {
    return Math.floor(this.day.totalUntil(quantity, this.passed));
  }
}

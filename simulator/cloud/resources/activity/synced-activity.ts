import type { DayNumber } from '../../../persona/calendar';
import type { DayMinutes, Workout } from '../../../persona/day-minutes';
import type { Persona } from '../../../persona/persona';
import type { Instant } from '../../../world/clock';
import { DAY_MINUTES, MINUTE_MS } from '../../../world/duration';
import { syncedUntil } from '../../../world/watch-sync';
import { listSyncedSleeps, syncedRestingHeartRate } from '../../tracker-sync';
import { type ActiveTime, measureActivity } from './active-time';

/** The height of a floor: ten feet. */
export const FLOOR_M = 3.048;

/** The activity of a day that is synced at `now`. All endpoints read it from here, so they agree. */
export class SyncedActivity {
  readonly minutes: DayMinutes;
  /** The number of minutes that are synced. */
  readonly until: number;
  /** kcal per minute at rest. */
  readonly restingEnergy: number;
  private activeTime: ActiveTime | undefined;

  constructor(
    private readonly persona: Persona,
    private readonly day: DayNumber,
    private readonly now: Instant,
  ) {
    this.minutes = persona.minutes(day);
    this.until = this.minutes.minutesPassedAt(syncedUntil(now));
    this.restingEnergy = persona.body.bmr / DAY_MINUTES;
  }

  get steps(): number {
    return this.minutes.totalUntil('steps', this.until);
  }

  /** m */
  get distance(): number {
    return this.minutes.totalUntil('distance', this.until);
  }

  get calories(): number {
    return Math.round(this.minutes.totalUntil('calories', this.until));
  }

  get restingCalories(): number {
    return Math.round(this.restingEnergy * this.until);
  }

  get activityCalories(): number {
    return Math.round(this.active.calories);
  }

  /** Beyond the resting energy of the same minutes. */
  get marginalCalories(): number {
    return Math.round(this.active.calories - this.restingEnergy * this.activeMinutes);
  }

  get floors(): number {
    return this.minutes.totalUntil('floors', this.until);
  }

  /** m */
  get elevation(): number {
    return this.floors * FLOOR_M;
  }

  get active(): ActiveTime {
    this.activeTime ??= measureActivity(this.minutes, this.until, this.restingEnergy);
    return this.activeTime;
  }

  /** Neither active nor in bed. */
  get sedentaryMinutes(): number {
    return this.until - this.activeMinutes - this.minutesInBed;
  }

  get isWorn(): boolean {
    return this.minutes.isWornWithin(this.until);
  }

  get workouts(): readonly Workout[] {
    return this.minutes.workouts.filter((workout) => workout.to <= this.until);
  }

  get restingHeartRate(): number | undefined {
    return syncedRestingHeartRate(this.persona, this.day, this.now);
  }

  private get activeMinutes(): number {
    const { lightly, fairly, very } = this.active;
    return lightly.minutes + fairly.minutes + very.minutes;
  }

  /** Minutes in bed, of synced sleeps. */
  private get minutesInBed(): number {
    const { persona, day, now, minutes } = this;
    const logs = [...listSyncedSleeps(persona, day, now), ...listSyncedSleeps(persona, day + 1, now)];
    const end = minutes.start + this.until * MINUTE_MS;
    return logs.reduce(
      (sum, log) =>
        sum + Math.max(0, Math.min(log.end, end) - Math.max(log.start, minutes.start)) / MINUTE_MS,
      0,
    );
  }
}

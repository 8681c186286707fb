import type { Instant } from '../world/clock';
import { DAY_MS, SECOND_MS } from '../world/duration';
import { ACTIVITY_COUNTS, type ActivityCount } from '../world/sensors';
import type { AppContext } from './app-context';

/** Time in ms, distance in m, speed in m/s, pace in s/km, elevation in floors. Unknown values are undefined. */
export interface ExerciseStats extends Record<ActivityCount, number> {
  activeTime: number;
  heartRate: Record<'current' | 'max' | 'average', number | undefined>;
  speed: Record<'current' | 'max' | 'average', number>;
  pace: Record<'current' | 'average', number>;
}

type Counts = Record<ActivityCount, number>;

/** The present speed is that of the last seconds. */
const SPEED_WINDOW_MS = 10 * SECOND_MS;
const MAX_DAYS = 7;

/** Counts what the wearer does, pauses aside. */
export class ExerciseMeter {
  /** What was counted before the last pause. */
  private readonly counted: Counts = { steps: 0, distance: 0, calories: 0, elevationGain: 0 };
  private activeMs = 0;
  /** The present stretch: its beginning, and the counts then. Undefined while paused. */
  private running: { since: Instant; counts: Counts } | undefined;
  private heartRates = { sum: 0, count: 0, max: 0 };
  private maxSpeed = 0;

  constructor(
    private readonly context: Pick<AppContext, 'sensors' | 'isGranted'>,
    now: Instant,
  ) {
    this.resume(now);
  }

  pause(now: Instant): void {
    if (!this.running) return;
    const { since } = this.running;
    const counts = this.countUntil(now);
    for (const name of ACTIVITY_COUNTS) this.counted[name] = counts[name];
    this.activeMs += now - since;
    this.running = undefined;
  }

  resume(now: Instant): void {
    this.running = { since: now, counts: this.readDay(now) };
  }

  /** Takes the values whose extremes and means count. */
  sample(now: Instant): void {
    const heartRate = this.heartRate(now);
    if (heartRate !== undefined) {
      const { sum, count, max } = this.heartRates;
      this.heartRates = { sum: sum + heartRate, count: count + 1, max: Math.max(max, heartRate) };
    }
    this.maxSpeed = Math.max(this.maxSpeed, this.speed(now));
  }

  read(now: Instant): ExerciseStats {
    const counts = this.countUntil(now);
    const activeTime = this.activeMs + (this.running ? now - this.running.since : 0);
    const average = activeTime > 0 ? (counts.distance / activeTime) * SECOND_MS : 0;
    const current = this.running ? this.speed(now) : 0;
    const { sum, count, max } = this.heartRates;
    return {
      ...counts,
      activeTime,
      heartRate: {
        current: this.heartRate(now),
        max: count > 0 ? max : undefined,
        average: count > 0 ? Math.round(sum / count) : undefined,
      },
      speed: { current, max: Math.max(this.maxSpeed, current), average },
      pace: { current: toPace(current), average: toPace(average) },
    };
  }

  private heartRate(now: Instant): number | undefined {
    const { sensors, isGranted } = this.context;
    return isGranted('access_heart_rate') ? (sensors.heartRate(now) ?? undefined) : undefined;
  }

  /** m/s; none before the exercise has lasted a moment. */
  private speed(now: Instant): number {
    const since = Math.max(now - SPEED_WINDOW_MS, this.running?.since ?? now);
    if (since === now) return 0;
    const { sensors } = this.context;
    const distance = sensors.today(now).distance - sensors.today(since).distance;
    return Math.max(distance / ((now - since) / SECOND_MS), 0);
  }

  private countUntil(now: Instant): Counts {
    const { running, counted } = this;
    if (!running) return { ...counted };
    const today = this.readDay(now);
    // A day that has ended since the beginning counts too.
    const days = this.context.sensors
      .dayHistory(
        now,
        now - running.since < DAY_MS && today.calories >= running.counts.calories ? 0 : MAX_DAYS,
      )
      .filter((day) => day.at > running.since - DAY_MS);
    const countOf = (name: ActivityCount) =>
      days.reduce((sum, day) => sum + day[name], counted[name] + today[name] - running.counts[name]);
    return {
      steps: countOf('steps'),
      distance: countOf('distance'),
      calories: countOf('calories'),
      elevationGain: countOf('elevationGain'),
    };
  }

  private readDay(now: Instant): Counts {
    const { steps, distance, calories, elevationGain } = this.context.sensors.today(now);
    return { steps, distance, calories, elevationGain };
  }
}

/** s/km; 0 for a wearer who stands. */
function toPace(speed: number): number {
  return speed > 0 ? 1000 / speed : 0;
}

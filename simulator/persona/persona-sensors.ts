import type { Instant } from '../world/clock';
import { MINUTE_MS } from '../world/duration';
import {
  type ActivityTotals,
  copyTotals,
  type DayRecord,
  type MinuteRecord,
  MOTION_ON_A_TABLE,
  type Motion,
  type SensorSource,
  type UserProfile,
} from '../world/sensors';
import type { DayNumber } from './calendar';
import { DayCache } from './day-cache';
import type { DayMinutes } from './day-minutes';
import { MeasuredTotals } from './measured-totals';
import type { Persona } from './persona';
import { TownWeather } from './weather';
import { Whereabouts } from './whereabouts';
import { WristMotion } from './wrist-motion';

/** The watch reports the last resting heart rate for at most this many days. */
const RESTING_HEART_RATE_MAX_AGE_DAYS = 30;

interface MeasuredDay {
  minutes: DayMinutes;
  /** Beats a minute. */
  restingHeartRate: number | undefined;
  age: number;
}

/** The watch's sensors on the persona's wrist. The cloud serves the same data later, and both agree. */
export class PersonaSensors implements SensorSource {
  private readonly records = new DayCache<DayRecord>();
  private readonly wrist: WristMotion;
  private readonly weather: TownWeather;
  private readonly whereabouts: Whereabouts;
  private latest: MeasuredDay | undefined;
  /** An app reads value after value of the same moment. */
  private latestTotals: { at: Instant; totals: ActivityTotals } | undefined;

  constructor(private readonly persona: Persona) {
    this.wrist = new WristMotion(persona);
    this.weather = new TownWeather(persona.town, persona.rngFor);
    this.whereabouts = new Whereabouts(persona);
  }

  heartRate(t: Instant): number | null {
    const { minutes, i } = this.minuteOf(t);
    const beats = minutes.heartRate[i];
    if (!beats) return null;
    const next = minutes.heartRate[i + 1] || beats;
    const share = (t % MINUTE_MS) / MINUTE_MS;
    // Breathing makes the pulse swing a little within a minute.
    return Math.round(beats + (next - beats) * share + 0.9 * Math.sin((t % MINUTE_MS) / 1600));
  }

  isWorn(t: Instant): boolean {
    const { minutes, i } = this.minuteOf(t);
    return Boolean(minutes.heartRate[i]);
  }

  isAsleep(t: Instant): boolean {
    const { minutes, i } = this.minuteOf(t);
    return minutes.asleep[i] === 1;
  }

  battery(t: Instant): { level: number; charging: boolean } {
    return this.persona.battery(t);
  }

  today(t: Instant): ActivityTotals {
    if (this.latestTotals?.at !== t) {
      const { minutes } = this.dayAt(t);
      this.latestTotals = { at: t, totals: new MeasuredTotals(minutes, (t - minutes.start) / MINUTE_MS) };
    }
    return this.latestTotals.totals;
  }

  goals(): ActivityTotals {
    const { goals } = this.persona;
    return {
      steps: goals.steps,
      distance: Math.round(goals.distance),
      calories: goals.calories,
      elevationGain: goals.floors,
      activeZoneMinutes: { total: goals.activeZoneMinutes, fatBurn: 0, cardio: 0, peak: 0 },
    };
  }

  minuteHistory(t: Instant, limit: number): MinuteRecord[] {
    const lastEnd = Math.floor(t / MINUTE_MS) * MINUTE_MS;
    return Array.from({ length: limit }, (_, n) => this.minuteRecordAt(lastEnd - (n + 1) * MINUTE_MS));
  }

  dayHistory(t: Instant, limit: number): DayRecord[] {
    const today = this.persona.calendar.dayOf(t);
    const length = Math.min(limit, Math.max(0, today - this.persona.memberSince));
    return Array.from({ length }, (_, n) => {
      const day = today - 1 - n;
      return this.records.get(day, () => this.dayRecordOf(day));
    });
  }

  motion(t: Instant): Motion {
    return this.isWorn(t) ? this.wrist.at(t) : MOTION_ON_A_TABLE;
  }

  pressure(t: Instant): number {
    return this.weather.pressure(t, this.whereabouts.altitude(t));
  }

  userProfile(t: Instant): UserProfile {
    return new MeasuredProfile(this.persona, this.dayAt(t), t);
  }

  private dayAt(t: Instant): MeasuredDay {
    const { latest, persona } = this;
    if (latest && t >= latest.minutes.start && t < latest.minutes.start + latest.minutes.count * MINUTE_MS) {
      return latest;
    }
    const day = persona.calendar.dayOf(t);
    this.latest = {
      minutes: persona.minutes(day),
      restingHeartRate: this.lastRestingHeartRate(day),
      age: persona.age(day),
    };
    return this.latest;
  }

  private minuteOf(t: Instant): { minutes: DayMinutes; i: number } {
    const { minutes } = this.dayAt(t);
    return { minutes, i: Math.floor((t - minutes.start) / MINUTE_MS) };
  }

  private minuteRecordAt(at: Instant): MinuteRecord {
    const { minutes, restingHeartRate } = this.dayAt(at);
    const i = minutes.minutesPassedAt(at);
    return {
      at,
      steps: minutes.valueAt('steps', i),
      distance: Math.round(minutes.valueAt('distance', i)),
      calories: Math.round(minutes.valueAt('calories', i)),
      elevationGain: minutes.valueAt('floors', i),
      averageHeartRate: minutes.heartRate[i] ?? 0,
      restingHeartRate,
    };
  }

  private dayRecordOf(day: DayNumber): DayRecord {
    const minutes = this.persona.minutes(day);
    return {
      ...copyTotals(new MeasuredTotals(minutes, minutes.count)),
      at: minutes.start,
      averageHeartRate: averageHeartRate(minutes),
      restingHeartRate: this.persona.restingHeartRate(day),
    };
  }

  private lastRestingHeartRate(day: DayNumber): number | undefined {
    const { persona } = this;
    const first = Math.max(persona.memberSince, day - RESTING_HEART_RATE_MAX_AGE_DAYS + 1);
    for (let earlier = day; earlier >= first; earlier--) {
      const resting = persona.restingHeartRate(earlier);
      if (resting !== undefined) return resting;
    }
    return undefined;
  }
}

/** Computes each value when it is read: apps read one each second, and the weight takes a search. */
class MeasuredProfile implements UserProfile {
  constructor(
    private readonly persona: Persona,
    private readonly day: MeasuredDay,
    private readonly at: Instant,
  ) {}

  get age() {
    return this.day.age;
  }

  get bmr() {
    return this.persona.body.bmr;
  }

  get gender() {
    return this.persona.body.gender;
  }

  get height() {
    return this.persona.body.height;
  }

  get weight() {
    return this.persona.weight(this.at);
  }

  get stride() {
    return this.persona.body.stride;
  }

  get restingHeartRate() {
    return this.day.restingHeartRate;
  }

  get maxHeartRate() {
    return this.persona.zones.max;
  }
}

function averageHeartRate(day: DayMinutes): number {
  let sum = 0;
  let worn = 0;
  for (const beats of day.heartRate) {
    sum += beats;
    if (beats) worn++;
  }
  return worn ? Math.round(sum / worn) : 0;
}

import type { Instant } from '../world/clock';
import { MINUTE_MS } from '../world/duration';
import {
  type ActivityTotals,
  copyTotals,
  type DayRecord,
  type MinuteRecord,
  type SensorSource,
  type UserProfile,
} from '../world/sensors';
import type { DayNumber } from './calendar';
import { DayCache } from './day-cache';
import type { DayMinutes, Quantity } from './day-minutes';
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
export function createPersonaSensors(persona: Persona): SensorSource {
  const { calendar, goals } = persona;
  let latest: MeasuredDay | undefined;
  /** An app reads value after value of the same moment. */
  let latestTotals: { at: Instant; totals: ActivityTotals } | undefined;
  const records = new DayCache<DayRecord>();
  const motion = new WristMotion(persona);
  const weather = new TownWeather(persona.town, persona.rngFor);
  const whereabouts = new Whereabouts(persona);

  function measuredDayAt(t: Instant): MeasuredDay {
    if (latest && t >= latest.minutes.start && t < latest.minutes.start + latest.minutes.count * MINUTE_MS) {
      return latest;
    }
    const day = calendar.dayOf(t);
    latest = {
      minutes: persona.minutes(day),
      restingHeartRate: lastRestingHeartRate(day),
      age: persona.age(day),
    };
    return latest;
  }

  function minuteOf(t: Instant): { minutes: DayMinutes; i: number } {
    const { minutes } = measuredDayAt(t);
    return { minutes, i: Math.floor((t - minutes.start) / MINUTE_MS) };
  }

  function heartRate(t: Instant): number | null {
    const { minutes, i } = minuteOf(t);
    const beats = minutes.heartRate[i];
    if (!beats) return null;
    const next = minutes.heartRate[i + 1] || beats;
    const share = (t % MINUTE_MS) / MINUTE_MS;
    // Breathing makes the pulse swing a little within a minute.
    return Math.round(beats + (next - beats) * share + 0.9 * Math.sin((t % MINUTE_MS) / 1600));
  }

  function lastRestingHeartRate(day: DayNumber): number | undefined {
    for (
      let earlier = day;
      earlier > day - RESTING_HEART_RATE_MAX_AGE_DAYS && earlier >= persona.memberSince;
      earlier--
    ) {
      const resting = persona.restingHeartRate(earlier);
      if (resting !== undefined) return resting;
    }
    return undefined;
  }

  function recordOf(day: DayNumber): DayRecord {
    const minutes = persona.minutes(day);
    return {
      ...copyTotals(new MeasuredTotals(minutes, minutes.count)),
      at: minutes.start,
      averageHeartRate: averageHeartRate(minutes),
      restingHeartRate: persona.restingHeartRate(day),
    };
  }

  return {
    heartRate,
    isWorn(t) {
      const { minutes, i } = minuteOf(t);
      return Boolean(minutes.heartRate[i]);
    },
    isAsleep(t) {
      const { minutes, i } = minuteOf(t);
      return minutes.asleep[i] === 1;
    },
    battery: (t) => persona.battery(t),
    today(t) {
      if (latestTotals?.at !== t) {
        const { minutes } = measuredDayAt(t);
        latestTotals = { at: t, totals: new MeasuredTotals(minutes, (t - minutes.start) / MINUTE_MS) };
      }
      return latestTotals.totals;
    },
    goals: () => ({
      steps: goals.steps,
      distance: Math.round(goals.distance),
      calories: goals.calories,
      elevationGain: goals.floors,
      activeZoneMinutes: { total: goals.activeZoneMinutes, fatBurn: 0, cardio: 0, peak: 0 },
    }),
    minuteHistory(t, limit) {
      const records: MinuteRecord[] = [];
      let end = Math.floor(t / MINUTE_MS) * MINUTE_MS;
      for (let n = 0; n < limit; n++) {
        end -= MINUTE_MS;
        const { minutes, restingHeartRate } = measuredDayAt(end);
        const i = minutes.minutesPassedAt(end);
        records.push({
          at: end,
          steps: minutes.valueAt('steps', i),
          distance: Math.round(minutes.valueAt('distance', i)),
          calories: Math.round(minutes.valueAt('calories', i)),
          elevationGain: minutes.valueAt('floors', i),
          averageHeartRate: minutes.heartRate[i] ?? 0,
          restingHeartRate,
        });
      }
      return records;
    },
    dayHistory(t, limit) {
      const today = calendar.dayOf(t);
      const length = Math.min(limit, Math.max(0, today - persona.memberSince));
      return Array.from({ length }, (_, n) => {
        const day = today - 1 - n;
        return records.get(day, () => recordOf(day));
      });
    },
    motion(t) {
      const { minutes, i } = minuteOf(t);
      return motion.at(t, Boolean(minutes.heartRate[i]));
    },
    pressure: (t) => weather.pressure(t, whereabouts.altitude(t)),
    userProfile: (t) => new MeasuredProfile(persona, measuredDayAt(t), t),
  };
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

/** The totals of the first `passed` minutes of a day, in whole units. Each is computed when it is read. */
class MeasuredTotals implements ActivityTotals {
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

function averageHeartRate(day: DayMinutes): number {
  let sum = 0;
  let worn = 0;
  for (const beats of day.heartRate) {
    sum += beats;
    if (beats) worn++;
  }
  return worn ? Math.round(sum / worn) : 0;
}

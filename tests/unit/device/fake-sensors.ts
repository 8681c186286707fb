import {
  type ActivityTotals,
  MOTION_ON_A_TABLE,
  type Motion,
  type SensorSource,
} from '../../../simulator/world/sensors';

/** Somebody whose body does what a test says: change the fields as it goes. */
export class FakeSensors implements SensorSource {
  pulse: number | null = 62;
  worn = true;
  asleep = false;
  batteryState = { level: 80, charging: false };
  activity: ActivityTotals = createActivityTotals(4000);
  goal: ActivityTotals = createActivityTotals(10_000);
  restingHeartRate: number | undefined = 60;
  minuteHistoryLength = 60;
  /** The limits of the queries of the history by minutes. */
  readonly minuteLimits: number[] = [];

  heartRate() {
    return this.pulse;
  }
  isWorn() {
    return this.worn;
  }
  isAsleep() {
    return this.asleep;
  }
  battery() {
    return this.batteryState;
  }
  today() {
    return this.activity;
  }
  goals() {
    return this.goal;
  }
  minuteHistory(t: number, limit: number) {
    this.minuteLimits.push(limit);
    return Array.from({ length: limit }, (_, i) => ({
      at: t - (i + 1) * 60_000,
      steps: i,
      distance: 0.7 * i,
      calories: 1.2,
      elevationGain: 0,
      averageHeartRate: i === 1 ? 0 : 70,
      restingHeartRate: 56,
    }));
  }
  dayHistory(t: number, limit: number) {
    return Array.from({ length: limit }, (_, i) => ({
      ...createActivityTotals(1000 * (i + 1)),
      at: t - (i + 1) * 86_400_000,
      averageHeartRate: 71,
      restingHeartRate: 56,
    }));
  }
  motionNow: Motion = MOTION_ON_A_TABLE;
  motion() {
    return this.motionNow;
  }
  pressure() {
    return 101_325.4;
  }
  userProfile() {
    return {
      age: 34,
      bmr: 1400,
      gender: 'female' as const,
      height: 1.68,
      weight: 62,
      stride: { walk: 0.7, run: 1 },
      restingHeartRate: this.restingHeartRate,
      maxHeartRate: 180,
    };
  }
}

export function createActivityTotals(steps: number): ActivityTotals {
  return {
    steps,
    distance: 0.7 * steps,
    calories: 1800,
    elevationGain: 7,
    activeZoneMinutes: { total: 20, fatBurn: 12, cardio: 8, peak: 0 },
  };
}

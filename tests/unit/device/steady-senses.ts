import type { Activity, Senses } from '../../../simulator/world/senses';

/** Somebody whose body does what a test says: change the fields as it goes. */
export class SteadySenses implements Senses {
  pulse: number | null = 62;
  isWorn = true;
  isAsleep = false;
  charge = { level: 80, charging: false };
  activity: Activity = createActivity(4000);
  goal: Activity = createActivity(10_000);
  restingHeartRate: number | undefined = 60;

  heartRate() {
    return this.pulse;
  }
  worn() {
    return this.isWorn;
  }
  asleep() {
    return this.isAsleep;
  }
  battery() {
    return this.charge;
  }
  today() {
    return this.activity;
  }
  goals() {
    return this.goal;
  }
  minutes(t: number, limit: number) {
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
  days(t: number, limit: number) {
    return Array.from({ length: limit }, (_, i) => ({
      ...createActivity(1000 * (i + 1)),
      at: t - (i + 1) * 86_400_000,
      averageHeartRate: 71,
      restingHeartRate: 56,
    }));
  }
  wearer() {
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

export function createActivity(steps: number): Activity {
  return {
    steps,
    distance: 0.7 * steps,
    calories: 1800,
    elevationGain: 7,
    activeZoneMinutes: { total: 20, fatBurn: 12, cardio: 8, peak: 0 },
  };
}

import { DAY_MS, MINUTE_MS } from '../../common/time';
import { zoneOffsets } from '../../simulator/realm/zone-offsets';
import { type ActivityTotals, MOTION_ON_A_TABLE, type SensorSource } from '../../simulator/world/sensors';

/** The wearer's time zone. */
export const ZONE = 'Europe/Vienna';

const BUCKET_MINUTES = 20;

/** Steps by 20 minutes of every day, from midnight. */
const STEPS = [
  [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
  [0, 0, 0, 0, 0, 0, 0, 0, 0, 184, 432, 287],
  [1117, 1429, 293, 30, 30, 121, 30, 287, 30, 30, 184, 30],
  [619, 1600, 728, 121, 30, 30, 230, 520, 200, 60, 40, 310],
  [90, 150, 610, 1240, 1500, 420, 80, 40, 260, 330, 120, 30],
  [20, 60, 90, 40, 20, 10, 0, 0, 0, 0, 0, 0],
].flat();

/** The readings of the sensors that tests change. */
export interface ReferenceReadings {
  /** Beats a minute; null: not worn. */
  heartRate: number | null;
  /** Per cent. */
  battery: number;
  zoneMinutes: number;
  /** Today's steps so far, whatever the time. */
  steps?: number;
}

export const REFERENCE: ReferenceReadings = { heartRate: 72, battery: 62, zoneMinutes: 34 };

/** The wearer of the design's pictures: 8,412 steps at 14:42. */
export function createReferenceSensors(readings: ReferenceReadings): SensorSource {
  const stepsAt = (minute: number): number => {
    const whole = Math.floor(minute / BUCKET_MINUTES);
    const begun = ((STEPS[whole] ?? 0) * (minute % BUCKET_MINUTES)) / BUCKET_MINUTES;
    return STEPS.slice(0, whole).reduce((sum, steps) => sum + steps, Math.round(begun));
  };
  const zone = zoneOffsets(ZONE);
  const minuteAt = (t: number): number => Math.floor((t + zone.offsetAt(t)) / MINUTE_MS) % 1440;
  const day = (steps: number): ActivityTotals => ({
    steps,
    distance: Math.round(0.7 * steps),
    calories: 1800,
    elevationGain: 7,
    activeZoneMinutes: { total: readings.zoneMinutes, fatBurn: readings.zoneMinutes, cardio: 0, peak: 0 },
  });
  return {
    heartRate: () => readings.heartRate,
    isWorn: () => readings.heartRate !== null,
    isAsleep: () => false,
    battery: () => ({ level: readings.battery, charging: false }),
    today: (t) => day(readings.steps ?? stepsAt(minuteAt(t))),
    goals: () => day(8_500),
    minuteHistory: (t, limit) =>
      Array.from({ length: limit }, (_, i) => {
        const minute = minuteAt(t - (i + 1) * MINUTE_MS);
        return {
          at: t - (i + 1) * MINUTE_MS,
          steps: stepsAt(minute + 1) - stepsAt(minute),
          distance: 0,
          calories: 1,
          elevationGain: 0,
          averageHeartRate: 72,
          restingHeartRate: 58,
        };
      }),
    dayHistory: (t, limit) => {
      const today = Math.floor((t + zone.offsetAt(t)) / DAY_MS);
      return Array.from({ length: limit }, (_, i) => ({
        ...day([8_640, 7_600, 10_890, 6_100, 12_400, 9_800][i] ?? 0),
        at: zone.toInstant((today - i - 1) * DAY_MS),
        averageHeartRate: 71,
        restingHeartRate: 58,
      }));
    },
    motion: () => MOTION_ON_A_TABLE,
    pressure: () => 101_325,
    userProfile: () => ({
      age: 34,
      bmr: 1400,
      gender: 'female',
      height: 1.68,
      weight: 72.4,
      stride: { walk: 0.7, run: 1 },
      restingHeartRate: 58,
      maxHeartRate: 186,
    }),
  };
}

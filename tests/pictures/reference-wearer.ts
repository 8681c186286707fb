import { zoneOffsets } from '../../simulator/realm/zone-offsets';
import type { Activity, Senses } from '../../simulator/world/senses';

/** Where the wearer lives. */
export const ZONE = 'Europe/Vienna';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const BUCKET = 20;

/** Steps in each 20 minutes of any day, from midnight. */
const STEPS = [
  [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
  [0, 0, 0, 0, 0, 0, 0, 0, 0, 184, 432, 287],
  [1117, 1429, 293, 30, 30, 121, 30, 287, 30, 30, 184, 30],
  [619, 1600, 728, 121, 30, 30, 230, 520, 200, 60, 40, 310],
  [90, 150, 610, 1240, 1500, 420, 80, 40, 260, 330, 120, 30],
  [20, 60, 90, 40, 20, 10, 0, 0, 0, 0, 0, 0],
].flat();

/** What the watch feels, where it is not the same as always. */
export interface Felt {
  /** Beats a minute; null: not worn. */
  heartRate: number | null;
  /** Per cent. */
  battery: number;
  zoneMinutes: number;
  /** So many steps by now, however they came about. */
  steps?: number;
}

export const REFERENCE: Felt = { heartRate: 72, battery: 62, zoneMinutes: 34 };

/** The wearer of the design's pictures: 8,412 steps at 14:42. */
export function createSenses(felt: Felt): Senses {
  const stepsAt = (minute: number): number => {
    const whole = Math.floor(minute / BUCKET);
    const begun = ((STEPS[whole] ?? 0) * (minute % BUCKET)) / BUCKET;
    return STEPS.slice(0, whole).reduce((sum, steps) => sum + steps, Math.round(begun));
  };
  const zone = zoneOffsets(ZONE);
  const minuteAt = (t: number): number => Math.floor((t + zone.at(t)) / MINUTE) % 1440;
  const day = (steps: number): Activity => ({
    steps,
    distance: Math.round(0.7 * steps),
    calories: 1800,
    elevationGain: 7,
    activeZoneMinutes: { total: felt.zoneMinutes, fatBurn: felt.zoneMinutes, cardio: 0, peak: 0 },
  });
  return {
    heartRate: () => felt.heartRate,
    worn: () => felt.heartRate !== null,
    asleep: () => false,
    battery: () => ({ level: felt.battery, charging: false }),
    today: (t) => day(felt.steps ?? stepsAt(minuteAt(t))),
    goals: () => day(8_500),
    minutes: (t, limit) =>
      Array.from({ length: limit }, (_, i) => {
        const minute = minuteAt(t - (i + 1) * MINUTE);
        return {
          at: t - (i + 1) * MINUTE,
          steps: stepsAt(minute + 1) - stepsAt(minute),
          distance: 0,
          calories: 1,
          elevationGain: 0,
          averageHeartRate: 72,
          restingHeartRate: 58,
        };
      }),
    days: (t, limit) => {
      const today = Math.floor((t + zone.at(t)) / DAY);
      return Array.from({ length: limit }, (_, i) => ({
        ...day([8_640, 7_600, 10_890, 6_100, 12_400, 9_800][i] ?? 0),
        at: zone.toInstant((today - i - 1) * DAY),
        averageHeartRate: 71,
        restingHeartRate: 58,
      }));
    },
    wearer: () => ({
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

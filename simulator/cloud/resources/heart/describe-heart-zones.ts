import type { DayMinutes, HeartZone } from '../../../persona/day-minutes';
import type { HeartZones } from '../../../persona/heart-zones';

/** A cache of complete days: they do not change, and apps request months of them. */
const completeDays = new WeakMap<DayMinutes, unknown[]>();

/**
 * Returns time and energy in each zone from minute `from` until before `until`; limits only where there is no
 * heart rate.
 */
export function describeHeartZones(
  minutes: DayMinutes,
  from: number,
  until: number,
  zones: HeartZones,
): unknown[] {
  if (from > 0 || until < minutes.count) return sumHeartZones(minutes, from, until, zones);
  const rows = completeDays.get(minutes) ?? sumHeartZones(minutes, from, until, zones);
  completeDays.set(minutes, rows);
  return rows;
}

function sumHeartZones(minutes: DayMinutes, from: number, until: number, zones: HeartZones): unknown[] {
  const sums: Record<HeartZone, { minutes: number; calories: number }> = {
    out: { minutes: 0, calories: 0 },
    fatBurn: { minutes: 0, calories: 0 },
    cardio: { minutes: 0, calories: 0 },
    peak: { minutes: 0, calories: 0 },
  };
  let isWorn = false;
  for (let i = from; i < until; i++) {
    const beats = minutes.heartRate[i];
    if (!beats) continue;
    isWorn = true;
    const sum = sums[zones.zoneOf(beats)];
    sum.minutes++;
    sum.calories += minutes.valueAt('calories', i);
  }
  const row = (name: string, zone: HeartZone, min: number, max: number) => ({
    ...(isWorn ? { caloriesOut: Number(sums[zone].calories.toFixed(5)), minutes: sums[zone].minutes } : {}),
    max,
    min,
    name,
  });
  return [
    row('Out of Range', 'out', 30, zones.fatBurn),
    row('Fat Burn', 'fatBurn', zones.fatBurn, zones.cardio),
    row('Cardio', 'cardio', zones.cardio, zones.peak),
    row('Peak', 'peak', zones.peak, 220),
  ];
}

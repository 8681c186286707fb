import { type DayNumber, dateText } from '../../persona/calendar';
import type { DayMinutes, HeartZone } from '../../persona/day-minutes';
import type { HeartZones } from '../../persona/heart-zones';
import { dayRange, today } from '../date-parameters';
import type { ResourceCall } from '../route';
import { knownRestingHeartRate, knownUntil } from '../sync';

/** The longest range that is answered, in days. */
const LONGEST_RANGE = 1095;

/** The body of a heart rate series; days that have not begun are left out. */
export function heartDays(call: ResourceCall, from: DayNumber, to: DayNumber): unknown {
  const days = dayRange(from, to, LONGEST_RANGE).filter((day) => day <= today(call));
  return { 'activities-heart': days.map((day) => heartDay(call, day)) };
}

function heartDay(call: ResourceCall, day: DayNumber): unknown {
  const { persona, now } = call;
  const minutes = persona.minutes(day);
  const resting = knownRestingHeartRate(persona, day, now);
  return {
    dateTime: dateText(day),
    value: {
      customHeartRateZones: [],
      heartRateZones: zoneRows(minutes, minutes.passed(knownUntil(now)), persona.zones),
      ...(resting === undefined ? {} : { restingHeartRate: resting }),
    },
  };
}

/** On a day without any pulse the zones have their limits only. */
function zoneRows(minutes: DayMinutes, until: number, zones: HeartZones): unknown[] {
  const sums: Record<HeartZone, { minutes: number; calories: number }> = {
    out: { minutes: 0, calories: 0 },
    fatBurn: { minutes: 0, calories: 0 },
    cardio: { minutes: 0, calories: 0 },
    peak: { minutes: 0, calories: 0 },
  };
  let worn = false;
  for (let i = 0; i < until; i++) {
    const beats = minutes.heartRate[i];
    if (!beats) continue;
    worn = true;
    const sum = sums[zones.of(beats)];
    sum.minutes++;
    sum.calories += minutes.in('calories', i);
  }
  const row = (name: string, zone: HeartZone, min: number, max: number) => ({
    ...(worn ? { caloriesOut: Number(sums[zone].calories.toFixed(5)), minutes: sums[zone].minutes } : {}),
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

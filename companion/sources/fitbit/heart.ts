import { readDay } from '../../dates';
import { list, number, object, optional, text, turned } from '../../decode';
import type { RestingHeartRate } from '../health-source';

const day = object({
  dateTime: turned(text, readDay, 'a date'),
  // Absent on days without it.
  value: object({ restingHeartRate: optional(number) }),
});

/** Body of /1/user/-/activities/heart/date/{date}/{period}.json. */
export const restingHeartRates = turned(
  object({ 'activities-heart': list(day) }),
  (answer) => {
    const rates: RestingHeartRate[] = [];
    for (const { dateTime, value } of answer['activities-heart']) {
      const bpm = value.restingHeartRate;
      if (bpm !== undefined && bpm > 0) rates.push({ date: dateTime, bpm: Math.round(bpm) });
    }
    return rates.sort((a, b) => a.date - b.date);
  },
  'heart rates',
);

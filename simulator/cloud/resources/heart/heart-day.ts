import { type DayNumber, formatIsoDate } from '../../../persona/calendar';
import { syncedUntil } from '../../../world/watch-sync';
import type { ResourceCall } from '../../route';
import { syncedRestingHeartRate } from '../../tracker-sync';
import { describeHeartZones } from './describe-heart-zones';

/** One day of a heart rate series. */
export function describeHeartDay(call: ResourceCall, day: DayNumber): unknown {
  const { persona, now } = call;
  const minutes = persona.minutes(day);
  const resting = syncedRestingHeartRate(persona, day, now);
  return {
    dateTime: formatIsoDate(day),
    value: {
      customHeartRateZones: [],
      heartRateZones: describeHeartZones(
        minutes,
        0,
        minutes.minutesPassedAt(syncedUntil(now)),
        persona.zones,
      ),
      ...(resting === undefined ? {} : { restingHeartRate: resting }),
    },
  };
}

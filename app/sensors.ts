import { BodyPresenceSensor } from 'body-presence';
import { HeartRateSensor } from 'heart-rate';
import { type ActivityHistory, dayHistory, minuteHistory, today } from 'user-activity';
import { user } from 'user-profile';
import { min } from './math';
import type { ActivityRecord, SensorReadings } from './view';

/**
 * The sensors of the watch. An export is undefined where the wearer denied the permission or the watch has
 * no such sensor, so each is checked before it is used.
 */
const heartRateSensor = HeartRateSensor && new HeartRateSensor();
const bodyPresenceSensor = BodyPresenceSensor && new BodyPresenceSensor();
/** The latest reading since the sensor started. One face runs in a process, so the module keeps it. */
let heartRate: number | undefined;

/** Calls `listener` for each heart rate, and when the watch is put on or taken off. */
export function onReading(listener: () => void): void {
  if (heartRateSensor) {
    heartRateSensor.onreading = () => {
      // Null or 0 without a pulse.
      heartRate = heartRateSensor.heartRate || undefined;
      listener();
    };
  }
  if (bodyPresenceSensor) bodyPresenceSensor.onreading = listener;
}

/** Starts or stops the sensors. */
export function switchSensors(action: 'start' | 'stop'): void {
  if (heartRateSensor) heartRateSensor[action]();
  if (bodyPresenceSensor) bodyPresenceSensor[action]();
  heartRate = undefined;
}

/** Reads the sensors. There is no heart rate before the first reading after the start. */
export function readSensors(): SensorReadings {
  const activity = today && today.adjusted;
  const zone = activity && activity.activeZoneMinutes;
  return {
    heartRate: bodyPresenceSensor && bodyPresenceSensor.present === false ? undefined : heartRate,
    restingHeartRate: user && user.restingHeartRate,
    steps: activity && activity.steps,
    zoneMinutes: zone && zone.total,
  };
}

/** The last six days, yesterday first, as far back as the watch remembers. */
export function readPastDays(): readonly ActivityRecord[] {
  return queryHistory(dayHistory, 6);
}

/** The last whole minutes, newest first, as far back as the watch remembers. */
export function readPastMinutes(limit: number): readonly ActivityRecord[] {
  return queryHistory(minuteHistory, limit);
}

function queryHistory(history: ActivityHistory | undefined, limit: number): readonly ActivityRecord[] {
  return history ? history.query({ limit: min(limit, history.maxRecordCount) }) : [];
}

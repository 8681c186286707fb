import { BodyPresenceSensor } from 'body-presence';
import { HeartRateSensor } from 'heart-rate';
import { type ActivityHistory, dayHistory, minuteHistory, today } from 'user-activity';
import { user } from 'user-profile';
import type { ActivityRecord } from './activity-record';
import type { SensorReadings } from './view';

/**
 * The watch's own senses. An export is undefined where the wearer denied the permission or the watch has
 * no such sensor, so each of them is asked for before it is used.
 */
const heartRateSensor = HeartRateSensor && new HeartRateSensor();
const bodyPresenceSensor = BodyPresenceSensor && new BodyPresenceSensor();
let heartRate: number | undefined;

/** Calls back as the heart rate comes in, and when the watch is put on or taken off. */
export function onReading(listener: () => void): void {
  if (heartRateSensor) {
    heartRateSensor.onreading = () => {
      // Null or 0 where nothing is felt.
      heartRate = heartRateSensor.heartRate || undefined;
      listener();
    };
  }
  if (bodyPresenceSensor) bodyPresenceSensor.onreading = listener;
}

export function startSensors(): void {
  if (heartRateSensor) heartRateSensor.start();
  if (bodyPresenceSensor) bodyPresenceSensor.start();
}

export function stopSensors(): void {
  if (heartRateSensor) heartRateSensor.stop();
  if (bodyPresenceSensor) bodyPresenceSensor.stop();
  heartRate = undefined;
}

/** Reads the sensors; the heart rate from the first reading after the start on. */
export function readSensors(readings: SensorReadings): void {
  const activity = today && today.adjusted;
  const zone = activity && activity.activeZoneMinutes;
  readings.heartRate = bodyPresenceSensor && bodyPresenceSensor.present === false ? undefined : heartRate;
  readings.restingHeartRate = user && user.restingHeartRate;
  readings.steps = activity && activity.steps;
  readings.zoneMinutes = zone && zone.total;
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
  return history ? history.query({ limit: Math.min(limit, history.maxRecordCount) }) : [];
}

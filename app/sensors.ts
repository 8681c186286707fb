import { BodyPresenceSensor } from 'body-presence';
import { HeartRateSensor } from 'heart-rate';
import { type ActivityHistory, dayHistory, minuteHistory, today } from 'user-activity';
import { user } from 'user-profile';
import type { Past } from './past';
import type { Live } from './view';

/**
 * The watch's own senses. An export is undefined where the wearer denied the permission or the watch has
 * no such sensor, so each of them is asked for before it is used.
 */
const heart = HeartRateSensor && new HeartRateSensor();
const body = BodyPresenceSensor && new BodyPresenceSensor();
let heartRate: number | undefined;

/** Calls back as the heart rate comes in, and when the watch is put on or taken off. */
export function onReading(listener: () => void): void {
  if (heart) {
    heart.onreading = () => {
      // Null or 0 where nothing is felt.
      heartRate = heart.heartRate || undefined;
      listener();
    };
  }
  if (body) body.onreading = listener;
}

export function startSensors(): void {
  if (heart) heart.start();
  if (body) body.start();
}

export function stopSensors(): void {
  if (heart) heart.stop();
  if (body) body.stop();
  heartRate = undefined;
}

/** Writes down what is felt now; the heart rate from the first reading after the start on. */
export function feel(live: Live): void {
  const activity = today && today.adjusted;
  const zone = activity && activity.activeZoneMinutes;
  live.heartRate = body && body.present === false ? undefined : heartRate;
  live.restingHeartRate = user && user.restingHeartRate;
  live.steps = activity && activity.steps;
  live.zoneMinutes = zone && zone.total;
}

/** The last six days, yesterday first, as far back as the watch remembers. */
export function pastDays(): readonly Past[] {
  return recall(dayHistory, 6);
}

/** The last whole minutes, newest first, as far back as the watch remembers. */
export function pastMinutes(limit: number): readonly Past[] {
  return recall(minuteHistory, limit);
}

function recall(history: ActivityHistory | undefined, limit: number): readonly Past[] {
  return history ? history.query({ limit: Math.min(limit, history.maxRecordCount) }) : [];
}

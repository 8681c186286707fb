import { BodyPresenceSensor } from 'body-presence';
import { HeartRateSensor } from 'heart-rate';
import { minuteHistory, today } from 'user-activity';
import type { PastMinute } from './step-buckets';
import type { Live } from './view';

/**
 * The watch's own senses. An export is undefined where the wearer denied the permission or the watch has
 * no such sensor, so each of them is asked for before it is used.
 */
export interface Sensors {
  start(): void;
  stop(): void;
  /** What is felt now; the heart rate from the first reading after `start` on. */
  feel(): Live;
}

/** `onReading` is called as the heart rate comes in, and when the watch is put on or taken off. */
export function createSensors(onReading: () => void): Sensors {
  const heart = HeartRateSensor ? new HeartRateSensor() : undefined;
  const body = BodyPresenceSensor ? new BodyPresenceSensor() : undefined;
  let heartRate: number | null = null;

  if (heart) {
    heart.onreading = () => {
      heartRate = heart.heartRate;
      onReading();
    };
  }
  if (body) body.onreading = onReading;

  return {
    start() {
      if (heart) heart.start();
      if (body) body.start();
    },
    stop() {
      if (heart) heart.stop();
      if (body) body.stop();
      heartRate = null;
    },
    feel() {
      const offWrist = body && body.present === false;
      const activity = today ? today.adjusted : undefined;
      const zone = activity && activity.activeZoneMinutes;
      return {
        heartRate: offWrist || heartRate === null ? undefined : heartRate,
        steps: activity && activity.steps,
        zoneMinutes: zone && zone.total,
      };
    },
  };
}

/** The last whole minutes, newest first, as far back as the watch remembers. */
export function pastMinutes(limit: number): readonly PastMinute[] {
  return minuteHistory ? minuteHistory.query({ limit: Math.min(limit, minuteHistory.maxRecordCount) }) : [];
}

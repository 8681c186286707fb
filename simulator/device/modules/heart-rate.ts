import type { Launch } from '../launch';
import { createSensorConstructor } from '../sensor';

/**
 * `heart-rate`. Off the wrist there are no readings: the last one stays and its timestamp tells its age,
 * as the guide to the heart rate sensor says. Needs access_heart_rate.
 */
export function createHeartRateModule(launch: Launch): Record<string, unknown> {
  const HeartRateSensor = createSensorConstructor(launch, 'HeartRateSensor', {
    measure: (t) => {
      const heartRate = launch.sensors.heartRate(t);
      return heartRate === null ? undefined : { heartRate };
    },
    columns: { heartRate: 'Uint32Array' },
    frequency: 1,
    maxFrequency: 1,
  });
  return launch.realm.module({ HeartRateSensor });
}

import type { AppContext } from '../app-context';
import { createSensorConstructor } from '../sensor';

/**
 * `heart-rate`. A watch that is not worn has no new readings: the last one stays, with its timestamp, as the
 * guide to the heart rate sensor says. Needs access_heart_rate.
 */
export function createHeartRateModule(context: AppContext): Record<string, unknown> {
  const HeartRateSensor = createSensorConstructor(context, 'HeartRateSensor', {
    measure: (t) => {
      const heartRate = context.sensors.heartRate(t);
      return heartRate === null ? undefined : { heartRate };
    },
    columns: { heartRate: 'Uint32Array' },
    defaultFrequency: 1,
    maxFrequency: 1,
  });
  return context.realm.createModule({ HeartRateSensor }, 'HeartRateSensor');
}

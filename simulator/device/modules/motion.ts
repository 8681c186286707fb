import type { Model } from '../../app-package/models';
import type { Instant } from '../../world/clock';
import type { AppContext } from '../app-context';
import { createSensorConstructor, type SensorDefinition } from '../sensor';

const XYZ_COLUMNS: SensorDefinition['columns'] = { x: 'Float32Array', y: 'Float32Array', z: 'Float32Array' };
const RATES = { defaultFrequency: 100, maxFrequency: 100 };
/** Fitbit's guide lists no gyroscope for Versa 3. Nothing is known of one in Versa 4 and Sense 2. */
const HAS_GYROSCOPE: Readonly<Record<Model, boolean>> = {
  atlas: false,
  vulcan: true,
  hera: false,
  rhea: false,
};

/** `accelerometer`, in m/s². */
export function createAccelerometerModule(context: AppContext): Record<string, unknown> {
  return context.realm.createModule(
    {
      Accelerometer: createSensorConstructor(context, 'Accelerometer', {
        measure: (t) => ({ ...context.sensors.motion(t).acceleration }),
        columns: XYZ_COLUMNS,
        ...RATES,
      }),
    },
    'Accelerometer',
  );
}

/** `gyroscope`, in rad/s. Its constructor is undefined on a watch without one. */
export function createGyroscopeModule(context: AppContext): Record<string, unknown> {
  const measure = (t: Instant) => ({ ...context.sensors.motion(t).rotation });
  if (!HAS_GYROSCOPE[context.model]) return context.realm.createModule({ Gyroscope: undefined }, 'Gyroscope');
  return context.realm.createModule(
    {
      Gyroscope: createSensorConstructor(context, 'Gyroscope', { measure, columns: XYZ_COLUMNS, ...RATES }),
    },
    'Gyroscope',
  );
}

/** `orientation`: a unit quaternion, scalar first. */
export function createOrientationModule(context: AppContext): Record<string, unknown> {
  return context.realm.createModule(
    {
      OrientationSensor: createSensorConstructor(context, 'OrientationSensor', {
        measure(t) {
          const [scalar, i, j, k] = context.sensors.motion(t).quaternion;
          return { scalar, i, j, k, quaternion: context.realm.toRealm([scalar, i, j, k]) };
        },
        columns: { scalar: 'Float32Array', i: 'Float32Array', j: 'Float32Array', k: 'Float32Array' },
        properties: ['quaternion'],
        ...RATES,
      }),
    },
    'OrientationSensor',
  );
}

/** `barometer`, in whole Pa: what such a sensor can tell apart. */
export function createBarometerModule(context: AppContext): Record<string, unknown> {
  return context.realm.createModule(
    {
      Barometer: createSensorConstructor(context, 'Barometer', {
        measure: (t) => ({ pressure: Math.round(context.sensors.pressure(t)) }),
        columns: { pressure: 'Float32Array' },
        ...RATES,
        defaultFrequency: 1,
      }),
    },
    'Barometer',
  );
}

import type { AppContext } from '../app-context';
import { createSensorConstructor, type SensorDefinition } from '../sensor';

/** In m/s² and Pa. */
const GRAVITY = 9.80665;
const SEA_LEVEL_PA = 101_325;

const XYZ_COLUMNS: SensorDefinition['columns'] = { x: 'Float32Array', y: 'Float32Array', z: 'Float32Array' };
const RATES = { defaultFrequency: 1, maxFrequency: 100 };

// The sensors of a watch that lies still, face up, at sea level.

/** `accelerometer`, in m/s². */
export function createAccelerometerModule(context: AppContext): Record<string, unknown> {
  const measure = () => ({ x: 0, y: 0, z: GRAVITY });
  return context.realm.createModule(
    {
      Accelerometer: createSensorConstructor(context, 'Accelerometer', {
        measure,
        columns: XYZ_COLUMNS,
        ...RATES,
      }),
    },
    'Accelerometer',
  );
}

/** `gyroscope`, in rad/s. */
export function createGyroscopeModule(context: AppContext): Record<string, unknown> {
  const measure = () => ({ x: 0, y: 0, z: 0 });
  return context.realm.createModule(
    {
      Gyroscope: createSensorConstructor(context, 'Gyroscope', { measure, columns: XYZ_COLUMNS, ...RATES }),
    },
    'Gyroscope',
  );
}

/** `orientation`: a unit quaternion, scalar first. */
export function createOrientationModule(context: AppContext): Record<string, unknown> {
  const quaternion = context.realm.toRealm([1, 0, 0, 0]);
  return context.realm.createModule(
    {
      OrientationSensor: createSensorConstructor(context, 'OrientationSensor', {
        measure: () => ({ scalar: 1, i: 0, j: 0, k: 0, quaternion }),
        columns: { scalar: 'Float32Array', i: 'Float32Array', j: 'Float32Array', k: 'Float32Array' },
        properties: ['quaternion'],
        ...RATES,
      }),
    },
    'OrientationSensor',
  );
}

/** `barometer`, in Pa. */
export function createBarometerModule(context: AppContext): Record<string, unknown> {
  return context.realm.createModule(
    {
      Barometer: createSensorConstructor(context, 'Barometer', {
        measure: () => ({ pressure: SEA_LEVEL_PA }),
        columns: { pressure: 'Float32Array' },
        ...RATES,
      }),
    },
    'Barometer',
  );
}

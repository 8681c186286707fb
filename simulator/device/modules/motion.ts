import type { Launch } from '../launch';
import { createSensorConstructor, type SensorKind } from '../sensor';

/** In m/s² and Pa. */
const GRAVITY = 9.80665;
const SEA_LEVEL = 101_325;

const xyz: SensorKind['columns'] = { x: 'Float32Array', y: 'Float32Array', z: 'Float32Array' };
const rates = { frequency: 1, maxFrequency: 100 };

// The sensors of a watch that lies still, face up, at sea level: plausible, and always the same.

/** `accelerometer`, in m/s². */
export function createAccelerometerModule(launch: Launch): Record<string, unknown> {
  const measure = () => ({ x: 0, y: 0, z: GRAVITY });
  return launch.realm.module({
    Accelerometer: createSensorConstructor(launch, 'Accelerometer', { measure, columns: xyz, ...rates }),
  });
}

/** `gyroscope`, in rad/s. */
export function createGyroscopeModule(launch: Launch): Record<string, unknown> {
  const measure = () => ({ x: 0, y: 0, z: 0 });
  return launch.realm.module({
    Gyroscope: createSensorConstructor(launch, 'Gyroscope', { measure, columns: xyz, ...rates }),
  });
}

/** `orientation`: a unit quaternion, scalar first. */
export function createOrientationModule(launch: Launch): Record<string, unknown> {
  const quaternion = launch.realm.toRealm([1, 0, 0, 0]);
  return launch.realm.module({
    OrientationSensor: createSensorConstructor(launch, 'OrientationSensor', {
      measure: () => ({ scalar: 1, i: 0, j: 0, k: 0, quaternion }),
      columns: { scalar: 'Float32Array', i: 'Float32Array', j: 'Float32Array', k: 'Float32Array' },
      properties: ['quaternion'],
      ...rates,
    }),
  });
}

/** `barometer`, in Pa. */
export function createBarometerModule(launch: Launch): Record<string, unknown> {
  return launch.realm.module({
    Barometer: createSensorConstructor(launch, 'Barometer', {
      measure: () => ({ pressure: SEA_LEVEL }),
      columns: { pressure: 'Float32Array' },
      ...rates,
    }),
  });
}

import type { BatteryLevel } from '../../common/snapshot';
import { type Decoder, enumOf, field, optional, optionalField, string } from '../decode';
import type { Device } from './health-source';

/** The service's name of the model. */
export const modelName = field('deviceVersion', string);

/** The charge at `path`, in the words that both services use. */
export const battery = (path: `${string}?`): Decoder<BatteryLevel | undefined> =>
  optional(enumOf(path, { Empty: 0, Low: 1, Medium: 2, High: 3 }));

/** The kind at `path`: whatever is no scale is a tracker. */
export const kind =
  (path: `${string}?`): Decoder<Device['kind']> =>
  (value) =>
    optionalField(path, string)(value) === 'SCALE' ? 'scale' : 'tracker';

/** Sorts devices by their last sync, the last first. */
export const sortBySyncTime = (devices: Device[]): Device[] =>
  devices.sort((a, b) => (b.syncedAt || 0) - (a.syncedAt || 0));

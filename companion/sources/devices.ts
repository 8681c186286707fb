import type { BatteryLevel } from '../../common/snapshot';
import { extend } from '../assign';
import {
  type Decoder,
  enumOf,
  type FieldDecoders,
  field,
  object,
  optional,
  optionalField,
  string,
} from '../decode';
import { sortBy } from '../sort-by';
import type { Device } from './health-source';

/**
 * A device, whose kind and charge are at these paths in the words that both services use. Whatever is no scale is a
 * tracker.
 */
export const deviceOf = (
  kindPath: `${string}?`,
  batteryPath: `${string}?`,
  own: FieldDecoders<Pick<Device, 'id' | 'syncedAt'>>,
): Decoder<Device> =>
  object<Device>(
    extend(own, {
      name: field('deviceVersion', string),
      kind: (value: unknown) =>
        optionalField(kindPath, string)(value) === 'SCALE' ? ('scale' as const) : ('tracker' as const),
      battery: optional(enumOf<BatteryLevel>(batteryPath, { Empty: 0, Low: 1, Medium: 2, High: 3 })),
    }),
  );

/** Sorts devices by their last sync, the last first. */
export const sortBySyncTime = (devices: Device[]): Device[] =>
  sortBy(devices, ({ syncedAt = 0 }) => -syncedAt);

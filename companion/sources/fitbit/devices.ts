import type { BatteryLevel } from '../../../common/snapshot';
import { array, type Decoder, enumOf, field, object, string } from '../../decode';
import type { Device } from '../health-source';

/** The phone counts as a device of this name. */
const PHONE_MODEL = 'MobileTrack';

const device: Decoder<Device> = object({
  id: field('id', string),
  name: field('deviceVersion', string),
  kind: (value) => (field('type?', string)(value) === 'SCALE' ? 'scale' : 'tracker'),
  battery: enumOf<BatteryLevel>('battery?', { Empty: 0, Low: 1, Medium: 2, High: 3 }),
  // Without offset, so read as if it were of Greenwich.
  syncedAt: (value) => Date.parse(`${field('lastSyncTime?', string)(value)}Z`) || undefined,
});

/** Body of /1/user/-/devices.json: the wearer's devices, the last to sync first. */
export const devices: Decoder<Device[]> = (body) =>
  array(device)(body)
    .filter(({ name }) => name !== PHONE_MODEL)
    .sort((a, b) => (b.syncedAt || 0) - (a.syncedAt || 0));

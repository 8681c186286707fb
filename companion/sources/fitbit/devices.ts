import { array, type Decoder, field, object, optional, string } from '../../decode';
import { battery, kind, sortBySyncTime } from '../devices';
import type { Device } from '../health-source';

/** The service lists the phone under this name. */
const PHONE_MODEL = 'MobileTrack';

const device: Decoder<Device> = object({
  id: optional(field('id', string)),
  name: field('deviceVersion', string),
  kind: kind('type?'),
  battery: battery('battery?'),
  // It has no offset and is read as UTC.
  syncedAt: (value) => Date.parse(`${optional(field('lastSyncTime?', string))(value)}Z`) || undefined,
});

/** Body of /1/user/-/devices.json: the wearer's devices, the last to sync first. */
export const devices: Decoder<Device[]> = (body) =>
  sortBySyncTime(array(device)(body).filter(({ name }) => name !== PHONE_MODEL));

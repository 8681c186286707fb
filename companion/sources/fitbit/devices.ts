import { parseTime } from '../../dates';
import { array, type Decoder, optionalField, string } from '../../decode';
import { deviceOf, sortBySyncTime } from '../devices';
import type { Device } from '../health-source';

/** The service lists the phone under this name. */
const PHONE_MODEL = 'MobileTrack';

const device = deviceOf('type?', 'battery?', {
  id: optionalField('id', string),
  // It has no offset and is read as UTC.
  syncedAt: (value) => parseTime(`${optionalField('lastSyncTime?', string)(value)}Z`) || undefined,
});

/** Body of /1/user/-/devices.json: the wearer's devices, the last to sync first. */
export const devices: Decoder<Device[]> = (body) =>
  sortBySyncTime(array(device)(body).filter(({ name }) => name !== PHONE_MODEL));

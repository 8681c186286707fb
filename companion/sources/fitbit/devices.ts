import type { Charge } from '../../../common/snapshot';
import { at, type Decoder, list, optional, record, text, turned } from '../../decode';
import type { Device } from '../health-source';

/** The phone counts as a device of this name. */
const PHONE = 'MobileTrack';
const CHARGES = ['Empty', 'Low', 'Medium', 'High'];

const word = optional(text);

const device: Decoder<Device> = record({
  id: at('id', text),
  name: at('deviceVersion', text),
  kind: turned(at('type', word), (type) => (type === 'SCALE' ? 'scale' : 'tracker')),
  level: (value) => {
    const charge = CHARGES.indexOf(at('battery', word)(value) || '');
    return charge < 0 ? undefined : (charge as Charge);
  },
  // Without offset, so read as if it were of Greenwich.
  synced: (value) => Date.parse(`${at('lastSyncTime', word)(value)}Z`) || undefined,
});

/** Body of /1/user/-/devices.json: the wearer's devices, the last to sync first. */
export const devices: Decoder<Device[]> = (body) =>
  list(device)(body)
    .filter(({ name }) => name !== PHONE)
    .sort((a, b) => (b.synced || 0) - (a.synced || 0));

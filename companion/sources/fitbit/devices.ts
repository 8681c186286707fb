import type { Charge } from '../../../common/snapshot';
import { at, type Decoder, list, named, record, text } from '../../decode';
import type { Device } from '../health-source';

/** The phone counts as a device of this name. */
const PHONE = 'MobileTrack';

const device: Decoder<Device> = record({
  id: at('id', text),
  name: at('deviceVersion', text),
  kind: (value) => (at('type?', text)(value) === 'SCALE' ? 'scale' : 'tracker'),
  level: named<Charge>('battery?', { Empty: 0, Low: 1, Medium: 2, High: 3 }),
  // Without offset, so read as if it were of Greenwich.
  synced: (value) => Date.parse(`${at('lastSyncTime?', text)(value)}Z`) || undefined,
});

/** Body of /1/user/-/devices.json: the wearer's devices, the last to sync first. */
export const devices: Decoder<Device[]> = (body) =>
  list(device)(body)
    .filter(({ name }) => name !== PHONE)
    .sort((a, b) => (b.synced || 0) - (a.synced || 0));

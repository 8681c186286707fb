import {
  boolean,
  type Decoder,
  field,
  map,
  object,
  optional,
  optionalField,
  partial,
  string,
} from '../../decode';
import { battery, kind, modelName, sortBySyncTime } from '../devices';
import type { Device, IrnProfile, Profile } from '../health-source';
import { units } from '../units';
import { optionalList } from './pages';
import { instant, utcOffset } from './time';

/** The resource `settings`. It contains no name or id of the wearer. */
export const settings = partial<Profile>({
  zoneOffset: field('utcOffset?', utcOffset),
  units,
});

const pairedDevices = optionalList(
  'pairedDevices',
  object<Device>({
    // users/…/pairedDevices/{id}
    id: optional(map(field('name', string), (name) => name.split('/').pop())),
    name: modelName,
    kind: kind('deviceType?'),
    battery: battery('batteryStatus?'),
    syncedAt: optionalField('lastSyncTime?', instant),
  }),
);

/** The wearer's devices, the last to sync first. */
export const devices: Decoder<Device[]> = (body) => sortBySyncTime(pairedDevices(body));

/** The resource `irnProfile`. A false member may be absent. */
export const irnProfile = partial<IrnProfile>({
  onboarded: (profile) => !!field('onboardingStatus?', boolean)(profile),
  enrolled: (profile) => !!field('enrollmentStatus?', boolean)(profile),
});

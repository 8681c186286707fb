import { boolean, type Decoder, field, map, optional, optionalField, partial, string } from '../../decode';
import { deviceOf, sortBySyncTime } from '../devices';
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
  deviceOf('deviceType?', 'batteryStatus?', {
    // users/…/pairedDevices/{id}
    id: optional(map(field('name', string), (name) => name.split('/').pop())),
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

import type { Units } from '../../../common/preferences';
import { boolean, type Decoder, enumOf, field, map, object, optional, partial, string } from '../../decode';
import { battery, kind, sortBySyncTime } from '../devices';
import type { Device, IrnProfile, Profile } from '../health-source';
import { optionalList } from './pages';
import { instant, utcOffset } from './time';

/** The resource `settings`. It contains no name or id of the wearer. */
export const settings = partial<Profile>({
  zoneOffset: field('utcOffset?', utcOffset),
  units: partial<Partial<Units>>({
    weight: enumOf('weightUnit?', { WEIGHT_UNIT_POUNDS: 'lb', WEIGHT_UNIT_STONE: 'st' }),
    // Cups are used together with ounces.
    water: enumOf('waterUnit?', { WATER_UNIT_FL_OZ: 'floz', WATER_UNIT_CUP: 'floz' }),
    temperature: enumOf('temperatureUnit?', { TEMPERATURE_UNIT_FAHRENHEIT: 'F' }),
  }),
});

const pairedDevices = optionalList(
  'pairedDevices',
  object<Device>({
    // users/…/pairedDevices/{id}
    id: optional(map(field('name', string), (name) => name.split('/').pop())),
    name: field('deviceVersion', string),
    kind: kind('deviceType?'),
    battery: battery('batteryStatus?'),
    syncedAt: optional(field('lastSyncTime?', instant)),
  }),
);

/** The wearer's devices, the last to sync first. */
export const devices: Decoder<Device[]> = (body) => sortBySyncTime(pairedDevices(body));

/** The resource `irnProfile`. A false member may be absent. */
export const irnProfile = partial<IrnProfile>({
  onboarded: (profile) => !!field('onboardingStatus?', boolean)(profile),
  enrolled: (profile) => !!field('enrollmentStatus?', boolean)(profile),
});

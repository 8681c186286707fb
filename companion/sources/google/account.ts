import type { Units } from '../../../common/preferences';
import type { Charge } from '../../../common/snapshot';
import { at, type Decoder, flag, named, record, text, turned } from '../../decode';
import type { Device, IrnProfile, Profile } from '../health-source';
import { items } from './pages';
import { instant, utcOffset } from './time';

/** The resource `settings`. Of a name and of what else the wearer is called it says nothing. */
export const settings = record<Profile>({
  zoneOffset: at('utcOffset?', utcOffset),
  units: record<Partial<Units>>({
    weight: named('weightUnit?', { WEIGHT_UNIT_POUNDS: 'lb', WEIGHT_UNIT_STONE: 'st' }),
    // Cups are of those who count in ounces.
    water: named('waterUnit?', { WATER_UNIT_FL_OZ: 'floz', WATER_UNIT_CUP: 'floz' }),
    temperature: named('temperatureUnit?', { TEMPERATURE_UNIT_FAHRENHEIT: 'F' }),
  }),
});

const pairedDevices = items(
  'pairedDevices',
  record<Device>({
    // users/…/pairedDevices/{id}
    id: turned(at('name', text), (name) => name.split('/').pop()),
    name: at('deviceVersion', text),
    kind: (value) => (at('deviceType?', text)(value) === 'SCALE' ? 'scale' : 'tracker'),
    level: named<Charge>('batteryStatus?', { Empty: 0, Low: 1, Medium: 2, High: 3 }),
    synced: at('lastSyncTime?', instant),
  }),
);

/** The wearer's devices, the last to sync first. */
export const devices: Decoder<Device[]> = (body) =>
  pairedDevices(body).sort((a, b) => (b.synced || 0) - (a.synced || 0));

/** The resource `irnProfile`. What is false may be left out. */
export const irnProfile = record<IrnProfile>({
  onboarded: (profile) => !!at('onboardingStatus?', flag)(profile),
  enrolled: (profile) => !!at('enrollmentStatus?', flag)(profile),
});

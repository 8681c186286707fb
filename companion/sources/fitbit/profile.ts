import type { Units } from '../../../common/preferences';
import { type Decoder, enumOf, field, partial, string } from '../../decode';
import type { Profile } from '../health-source';
import { zoneOffsetMs } from '../zone-offset';

/** Body of /1/user/-/profile.json. */
export const profile: Decoder<Profile> = field(
  'user',
  partial({
    id: field('encodedId?', string),
    name: field('displayName?', string),
    zoneOffset: field('offsetFromUTCMillis', zoneOffsetMs),
    // Units are named after countries: en_US, en_GB, METRIC. There is none of energy: Fitbit has only calories.
    units: partial<Partial<Units>>({
      weight: enumOf('weightUnit?', { en_US: 'lb', en_GB: 'st' }),
      water: enumOf('waterUnit?', { en_US: 'floz' }),
      // Not in the specification, but in real profiles.
      temperature: enumOf('temperatureUnit?', { en_US: 'F' }),
    }),
  }),
);

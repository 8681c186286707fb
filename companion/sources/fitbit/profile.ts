import { type Decoder, field, partial, string } from '../../decode';
import type { Profile } from '../health-source';
import { units } from '../units';
import { zoneOffsetMs } from '../zone-offset';

/** Body of /1/user/-/profile.json. */
export const profile: Decoder<Profile> = field(
  'user',
  partial({
    id: field('encodedId?', string),
    name: field('displayName?', string),
    zoneOffset: field('offsetFromUTCMillis', zoneOffsetMs),
    units,
  }),
);

import type { Units } from '../../../common/preferences';
import { at, type Decoder, figure, named, record, text } from '../../decode';
import type { Profile } from '../health-source';

/** A zone is at most so far from UTC, ms. */
const FARTHEST = 15 * 3600000;

/** Body of /1/user/-/profile.json. */
export const profile: Decoder<Profile> = at(
  'user',
  record({
    id: at('encodedId?', text),
    name: at('displayName?', text),
    zoneOffset: at('offsetFromUTCMillis', figure(-FARTHEST, FARTHEST)),
    // Named after the places that use them: en_US, en_GB, METRIC. Of energy there is nothing: Fitbit knows calories only.
    units: record<Partial<Units>>({
      weight: named('weightUnit?', { en_US: 'lb', en_GB: 'st' }),
      water: named('waterUnit?', { en_US: 'floz' }),
      // Not in the specification, but in real profiles.
      temperature: named('temperatureUnit?', { en_US: 'F' }),
    }),
  }),
);

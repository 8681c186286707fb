import { at, type Decoder, figure, optional, record, text } from '../../decode';
import type { Profile } from '../health-source';

/** A zone is at most so far from UTC, ms. */
const FARTHEST = 15 * 3600000;
/** Units are named after the places that use them: en_US, en_GB (stones), METRIC and others. */
const WEIGHTS: Record<string, Profile['weight']> = { en_US: 'lb', en_GB: 'st' };

const word = optional(text);

/** Body of /1/user/-/profile.json. */
export const profile: Decoder<Profile> = at(
  'user',
  record({
    id: at('encodedId', word),
    name: at('displayName', word),
    zoneOffset: at('offsetFromUTCMillis', figure(-FARTHEST, FARTHEST)),
    weight: (user) => {
      const place = at('weightUnit', word)(user);
      return place && (WEIGHTS[place] || 'kg');
    },
  }),
) as Decoder<Profile>;

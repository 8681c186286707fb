import { number, object, optional, text, turned } from '../../decode';
import type { Profile } from '../health-source';

const body = object({
  user: object({
    displayName: optional(text),
    offsetFromUTCMillis: optional(number),
    distanceUnit: optional(text),
    weightUnit: optional(text),
  }),
});

/** Units are named after the places that use them: en_US, en_GB (stones), METRIC and others. */
const DISTANCES: Record<string, Profile['distance']> = { en_US: 'mi' };
const WEIGHTS: Record<string, Profile['weight']> = { en_US: 'lb', en_GB: 'st' };

/** Body of /1/user/-/profile.json. */
export const profile = turned(
  body,
  ({ user }): Profile => ({
    name: user.displayName,
    zoneOffset: user.offsetFromUTCMillis,
    distance: user.distanceUnit === undefined ? undefined : DISTANCES[user.distanceUnit] || 'km',
    weight: user.weightUnit === undefined ? undefined : WEIGHTS[user.weightUnit] || 'kg',
  }),
  'a profile',
);

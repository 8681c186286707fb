import type { UserProfile } from '../../world/sensors';
import { addMembers, liveObject } from '../add-members';
import type { Launch } from '../launch';

const STRIDE = ['walk', 'run'] as const;
const VALUES = ['age', 'bmr', 'gender', 'height', 'weight', 'restingHeartRate', 'maxHeartRate'] as const;
/** Where the zones begin, as shares of the reserve between resting and maximum heart rate (Fitbit's help). */
const ZONES: readonly [number, string][] = [
  [0.85, 'peak'],
  [0.6, 'cardio'],
  [0.4, 'fat-burn'],
];

/**
 * `user-profile`. Other than elsewhere `user` is there without its permission too, access_user_profile: the
 * reference says that each value is then undefined, as where it is not known.
 */
export function createUserProfileModule(launch: Launch): Record<string, unknown> {
  const { realm, clock, sensors } = launch;
  const wearer = (): Partial<UserProfile> =>
    launch.granted('access_user_profile') ? sensors.userProfile(clock.now()) : {};
  const heartRateZone = (heartRate: unknown) => {
    const { restingHeartRate = Number.NaN, maxHeartRate = Number.NaN } = wearer();
    const share = (Number(heartRate) - restingHeartRate) / (maxHeartRate - restingHeartRate);
    return ZONES.find(([from]) => share >= from)?.[1] ?? 'out-of-range';
  };
  const stride = liveObject(realm, STRIDE, () => wearer().stride ?? {});
  return realm.module({
    user: addMembers(realm, liveObject(realm, VALUES, wearer), { stride, heartRateZone }),
  });
}

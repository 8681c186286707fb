import type { UserProfile } from '../../world/sensors';
import { addMembers, createLiveObject } from '../add-members';
import type { AppContext } from '../app-context';

const STRIDE = ['walk', 'run'] as const;
const VALUES = ['age', 'bmr', 'gender', 'height', 'weight', 'restingHeartRate', 'maxHeartRate'] as const;
/** The lower limits of the zones, as shares of the reserve between resting and maximum heart rate (Fitbit's help). */
const ZONE_THRESHOLDS: readonly [number, string][] = [
  [0.85, 'peak'],
  [0.6, 'cardio'],
  [0.4, 'fat-burn'],
];

/**
 * `user-profile`. Unlike in other modules, `user` exists without its permission, access_user_profile: by the
 * reference each value is then undefined, as if unknown.
 */
export function createUserProfileModule(context: AppContext): Record<string, unknown> {
  const { realm, clock, sensors } = context;
  const readProfile = (): Partial<UserProfile> =>
    context.warnUnlessGranted('user-profile', 'access_user_profile') ? sensors.userProfile(clock.now()) : {};
  const heartRateZone = (heartRate: unknown) => {
    const { restingHeartRate = Number.NaN, maxHeartRate = Number.NaN } = readProfile();
    const share = (Number(heartRate) - restingHeartRate) / (maxHeartRate - restingHeartRate);
    return ZONE_THRESHOLDS.find(([from]) => share >= from)?.[1] ?? 'out-of-range';
  };
  const stride = createLiveObject(realm, STRIDE, () => readProfile().stride ?? {});
  return realm.createModule(
    {
      user: addMembers(realm, createLiveObject(realm, VALUES, readProfile), { stride, heartRateZone }),
    },
    'user',
  );
}

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

/** `user-profile`. Needs access_user_profile. */
export function createUserProfileModule({ realm, clock, senses }: Launch): Record<string, unknown> {
  const wearer = () => senses.wearer(clock.now());
  const heartRateZone = (heartRate: unknown) => {
    const { restingHeartRate, maxHeartRate } = wearer();
    const share = (Number(heartRate) - restingHeartRate) / (maxHeartRate - restingHeartRate);
    return ZONES.find(([from]) => share >= from)?.[1] ?? 'out-of-range';
  };
  const stride = liveObject(realm, STRIDE, () => wearer().stride);
  return realm.module({
    user: addMembers(realm, liveObject(realm, VALUES, wearer), { stride, heartRateZone }),
  });
}

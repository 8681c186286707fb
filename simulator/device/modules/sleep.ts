import { addMembers } from '../add-members';
import type { Launch } from '../launch';
import { pollForChange } from '../poll';

/** `sleep`: whether the wearer sleeps now; unknown where the watch is not worn. Needs access_sleep. */
export function createSleepModule(launch: Launch): Record<string, unknown> {
  const { realm, clock, sensors } = launch;
  const state = () => {
    const now = clock.now();
    if (!sensors.isWorn(now)) return 'unknown';
    return sensors.isAsleep(now) ? 'asleep' : 'awake';
  };
  const sleep = realm.eventTarget();
  addMembers(realm, sleep.target, {
    get state() {
      return state();
    },
  });
  pollForChange(launch, sleep, state);
  return realm.module({ default: sleep.target, sleep: sleep.target });
}

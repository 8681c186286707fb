import { addMembers } from '../add-members';
import type { AppContext } from '../app-context';
import { pollForChange } from '../poll';

/** `sleep`: whether the wearer sleeps now; `unknown` if the watch is not worn. Needs access_sleep. */
export function createSleepModule(context: AppContext): Record<string, unknown> {
  const { realm, clock, sensors } = context;
  const readState = () => {
    const now = clock.now();
    if (!sensors.isWorn(now)) return 'unknown';
    return sensors.isAsleep(now) ? 'asleep' : 'awake';
  };
  const sleep = realm.createEventTarget({ name: 'sleep', types: ['change'] });
  addMembers(realm, sleep.target, {
    get state() {
      return readState();
    },
  });
  pollForChange(context, sleep, readState);
  return realm.createModule({ sleep: sleep.target }, 'sleep');
}

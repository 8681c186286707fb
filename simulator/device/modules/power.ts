import { addMembers } from '../add-members';
import type { AppContext } from '../app-context';
import { pollForChange } from '../poll';

/** A full charge takes about 90 minutes. */
const MINUTES_PER_PERCENT = 0.9;

/** `power`: the battery and the charger. */
export function createPowerModule(context: AppContext): Record<string, unknown> {
  const { realm, clock, sensors } = context;
  const read = () => sensors.battery(clock.now());
  const battery = realm.createEventTarget({ name: 'battery', types: ['change'] });
  const charger = realm.createEventTarget({ name: 'charger', types: ['change'] });
  addMembers(realm, battery.target, {
    get chargeLevel() {
      return read().level;
    },
    get charging() {
      return read().charging;
    },
    get timeUntilFull() {
      const { level, charging } = read();
      if (level >= 100) return 0;
      return charging ? Math.ceil((100 - level) * MINUTES_PER_PERCENT) : Number.POSITIVE_INFINITY;
    },
  });
  addMembers(realm, charger.target, {
    get connected() {
      return read().charging;
    },
    get powerIsGood() {
      return read().charging ? true : undefined;
    },
  });
  pollForChange(context, battery, () => {
    const { level, charging } = read();
    return `${level} ${charging}`;
  });
  pollForChange(context, charger, () => read().charging);
  return realm.createModule({ battery: battery.target, charger: charger.target });
}

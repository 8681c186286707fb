import { addMembers } from '../add-members';
import { createConstructor } from '../constructor';
import type { Launch } from '../launch';
import { poll } from '../poll';

/** `body-presence`: a reading at the start and whenever the watch is put on or taken off. Needs access_activity. */
export function createBodyPresenceModule(launch: Launch): Record<string, unknown> {
  return launch.realm.module({
    BodyPresenceSensor: createConstructor(launch.realm, 'BodyPresenceSensor', () => createSensor(launch)),
  });
}

function createSensor(launch: Launch): unknown {
  const { realm, clock, sensors } = launch;
  const events = realm.eventTarget();
  let present: boolean | null = null;
  let timestamp: number | null = null;
  let stopPolling: (() => void) | undefined;
  let stopped: (() => void) | undefined;

  const look = () => {
    const worn = sensors.isWorn(clock.now());
    if (!stopPolling || worn === present) return;
    present = worn;
    timestamp = clock.now() - launch.startedAt;
    events.dispatch('reading');
  };
  return addMembers(realm, events.target, {
    get present() {
      return present;
    },
    get timestamp() {
      return timestamp;
    },
    get activated() {
      return stopPolling !== undefined;
    },
    start() {
      if (stopPolling) return;
      present = null;
      stopped = launch.registerRunningSensor('BodyPresenceSensor');
      stopPolling = poll(launch, 1000, look);
      clock.after(0, () => {
        if (!stopPolling) return;
        events.dispatch('activate');
        look();
      });
    },
    stop() {
      stopPolling?.();
      stopPolling = undefined;
      stopped?.();
      stopped = undefined;
    },
    setOptions() {},
  });
}

import { SECOND_MS } from '../../world/duration';
import { addMembers } from '../add-members';
import type { AppContext } from '../app-context';
import { createConstructor } from '../create-constructor';
import { poll } from '../poll';

/** `body-presence`: a reading at the start and when the watch is put on or taken off. Needs access_activity. */
export function createBodyPresenceModule(context: AppContext): Record<string, unknown> {
  return context.realm.createModule(
    {
      BodyPresenceSensor: createConstructor(context.realm, 'BodyPresenceSensor', () =>
        createBodyPresenceSensor(context),
      ),
    },
    'BodyPresenceSensor',
  );
}

function createBodyPresenceSensor(context: AppContext): unknown {
  const { realm, clock, sensors } = context;
  const events = realm.createEventTarget({
    name: 'BodyPresenceSensor',
    types: ['reading', 'activate', 'error'],
  });
  let present: boolean | null = null;
  let timestamp: number | null = null;
  let stopPolling: (() => void) | undefined;
  let unregister: (() => void) | undefined;

  const updateReading = () => {
    const worn = sensors.isWorn(clock.now());
    if (!stopPolling || worn === present) return;
    present = worn;
    timestamp = clock.now() - context.startedAt;
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
      unregister = context.registerRunningSensor('BodyPresenceSensor');
      stopPolling = poll(context, SECOND_MS, updateReading);
      clock.after(0, () => {
        if (!stopPolling) return;
        events.dispatch('activate');
        updateReading();
      });
    },
    stop() {
      stopPolling?.();
      stopPolling = undefined;
      unregister?.();
      unregister = undefined;
    },
    setOptions() {},
  });
}

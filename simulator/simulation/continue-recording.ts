import { OVERRIDABLE_SENSORS } from '../run/overridable-sensors';
import type { World } from '../run/world';
import type { WorldState } from './protocol';
import type { RecordedAct, Recorder } from './recording';

/** Begins a recording anew for another app: what was done with the one before is left out, what it left switched stays. */
export function continueRecording(recorder: Recorder, world: World, state: WorldState): void {
  const { start: _, settings: __, isWornSinceMorning: ___, ...spec } = recorder.describe().spec;
  recorder.restart(
    {
      ...spec,
      start: world.clock.now(),
      model: world.model,
      zone: state.zone,
      preferences: { ...world.deviceSettings.preferences },
      isAlwaysOnEnabled: state.watch.isAlwaysOnEnabled,
      screenTimeout: state.watch.screenTimeout,
    },
    listSwitched(state),
  );
}

/** The acts that switch everything as it is in this state. */
function listSwitched({
  failures,
  faults,
  faultValues,
  deniedPermissions,
  sensors,
}: WorldState): RecordedAct[] {
  return [
    ...(failures.length > 0 ? [{ type: 'failures', failures } as const] : []),
    ...deniedPermissions.map((permission) => ({ type: 'permission', permission, granted: false }) as const),
    ...faults.map((fault) => ({ type: 'fault', fault, on: true }) as const),
    ...faultValues.map((each) => ({ type: 'faultValue', ...each }) as const),
    ...OVERRIDABLE_SENSORS.flatMap((sensor) => {
      const { value, isOverridden } = sensors[sensor];
      return isOverridden ? [{ type: 'overrideSensor', sensor, value } as const] : [];
    }),
  ];
}

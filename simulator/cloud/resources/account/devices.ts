import { describeBattery } from '../../../world/battery-status';
import type { Instant } from '../../../world/clock';
import { syncedUntil } from '../../../world/watch-sync';
import { createMacAddress, listPairedDevices, type PairedDevice } from '../../paired-devices';
import type { ReadRoute, ResourceCall } from '../../route';

/** `GET /1/user/-/devices.json`: returns a list, not an object. */
export const devicesRoute: ReadRoute = {
  method: 'GET',
  path: '/1/user/{user}/devices.json',
  scopes: ['settings'],
  handle: (call) => [
    ...listPairedDevices(call).map((owned) => ({
      battery: describeBattery(owned.batteryPercent),
      batteryLevel: owned.batteryPercent,
      ...describeDevice(call, owned),
    })),
    ...(call.persona.devices.hasPhoneTracker ? [describePhoneTracker(call)] : []),
  ],
};

/** The phone as a step counter: a tracker without a battery. */
function describePhoneTracker(call: ResourceCall): unknown {
  const id = String(1_300_000_000 + call.persona.memberSince);
  const lastSync: Instant = syncedUntil(call.now);
  return {
    batteryLevel: 0,
    ...describeDevice(call, { id, model: 'MobileTrack', type: 'TRACKER', lastSync }),
  };
}

/** The time of the last sync is in the account's time zone, without offset. */
function describeDevice(
  { persona }: ResourceCall,
  { id, model, type, lastSync }: Omit<PairedDevice, 'batteryPercent'>,
): Record<string, unknown> {
  const lastSyncTime = persona.calendar.formatWallTime(lastSync);
  return { deviceVersion: model, features: [], id, lastSyncTime, mac: createMacAddress(id), type };
}

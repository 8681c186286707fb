import type { Instant } from '../../../world/clock';
import { batteryWord, macAddress, type OwnedDevice, ownedDevices } from '../../owned-devices';
import type { ReadRoute, ResourceCall } from '../../route';
import { knownUntil } from '../../sync';

/** `GET /1/user/-/devices.json`: a bare list. */
export const devices: ReadRoute = {
  method: 'GET',
  path: '/1/user/{user}/devices.json',
  scopes: ['settings'],
  answer: (call) => [
    ...ownedDevices(call).map((owned) => ({
      battery: batteryWord(owned.level),
      batteryLevel: owned.level,
      ...device(call, owned),
    })),
    ...(call.persona.devices.hasPhoneTracker ? [phone(call)] : []),
  ],
};

/** The phone's own counting: a tracker without a battery. */
function phone(call: ResourceCall): unknown {
  const id = String(1_300_000_000 + call.persona.memberSince);
  const synced: Instant = knownUntil(call.now);
  return { batteryLevel: 0, ...device(call, { id, model: 'MobileTrack', type: 'TRACKER', synced }) };
}

/** The time of the last sync is the account's wall clock, without offset. */
function device(
  { persona }: ResourceCall,
  { id, model, type, synced }: Omit<OwnedDevice, 'level'>,
): Record<string, unknown> {
  const lastSyncTime = persona.calendar.formatWallTime(synced);
  return { deviceVersion: model, features: [], id, lastSyncTime, mac: macAddress(id), type };
}

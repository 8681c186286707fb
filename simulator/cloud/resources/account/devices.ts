import type { Instant } from '../../../world/clock';
import { today } from '../../date-parameters';
import type { ReadRoute, ResourceCall } from '../../route';
import { knownUntil } from '../../sync';

/** Above these levels, in per cent. */
const BATTERY_WORDS = [
  ['High', 60],
  ['Medium', 25],
  ['Low', 5],
] as const;
/** A scale's battery lasts about so many days. */
const SCALE_BATTERY = 320;

/** `GET /1/user/-/devices.json`: a bare list. */
export const devices: ReadRoute = {
  method: 'GET',
  path: '/1/user/{user}/devices.json',
  scopes: ['settings'],
  answer(call) {
    const { devices: owned } = call.persona;
    return [
      watch(call),
      ...(owned.scale ? [scale(call, owned.scale)] : []),
      ...(owned.phone ? [phone(call)] : []),
    ];
  },
};

/** The number of the watch, by which its alarms are asked for. */
export function watchId({ persona }: ResourceCall): string {
  return String(1_100_000_000 + persona.memberSince);
}

function watch(call: ResourceCall): unknown {
  const at = knownUntil(call.now);
  const { level } = call.persona.battery(at);
  return {
    battery: batteryWord(level),
    batteryLevel: level,
    ...device(call, call.persona.devices.watch, watchId(call), 'TRACKER', at),
  };
}

function scale(call: ResourceCall, model: string): unknown {
  const { persona } = call;
  const level =
    100 - Math.round((100 * ((today(call) - persona.memberSince) % SCALE_BATTERY)) / SCALE_BATTERY);
  const latest = persona.latestWeighing(call.now)?.at ?? persona.calendar.instant(persona.memberSince, 0);
  return {
    battery: batteryWord(level),
    batteryLevel: level,
    ...device(call, model, String(1_200_000_000 + persona.memberSince), 'SCALE', latest),
  };
}

/** The phone's own counting: a tracker without a battery. */
function phone(call: ResourceCall): unknown {
  const id = String(1_300_000_000 + call.persona.memberSince);
  return { batteryLevel: 0, ...device(call, 'MobileTrack', id, 'TRACKER', knownUntil(call.now)) };
}

/** The time of the last sync is the account's wall clock, without offset. */
function device(
  { persona }: ResourceCall,
  deviceVersion: string,
  id: string,
  type: 'TRACKER' | 'SCALE',
  synced: Instant,
): Record<string, unknown> {
  const mac = Number(id).toString(16).toUpperCase().padStart(12, '0');
  return { deviceVersion, features: [], id, lastSyncTime: persona.calendar.wallText(synced), mac, type };
}

function batteryWord(level: number): string {
  return BATTERY_WORDS.find(([, above]) => level > above)?.[0] ?? 'Empty';
}

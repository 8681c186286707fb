import type { Instant } from '../world/clock';
import type { AccountState } from './route';
import { syncedUntil } from './tracker-sync';

/** Above these levels, in per cent. */
const BATTERY_STATUSES = [
  ['High', 60],
  ['Medium', 25],
  ['Low', 5],
] as const;
/** A scale's battery lasts about so many days. */
const SCALE_BATTERY_DAYS = 320;

/** Something that is paired with the account. */
export interface PairedDevice {
  id: string;
  /** What the service calls it. */
  model: string;
  type: 'TRACKER' | 'SCALE';
  /** Per cent. */
  batteryPercent: number;
  lastSync: Instant;
}

/** The watch, and the scale where there is one. */
export function pairedDevices({ persona, now }: AccountState): PairedDevice[] {
  const { calendar, devices, memberSince } = persona;
  const at = syncedUntil(now);
  const watch: PairedDevice = {
    id: watchId(persona),
    model: devices.watch,
    type: 'TRACKER',
    batteryPercent: persona.battery(at).level,
    lastSync: at,
  };
  if (devices.scale === undefined) return [watch];
  const age = (calendar.dayOf(now) - memberSince) % SCALE_BATTERY_DAYS;
  const scale: PairedDevice = {
    id: String(1_200_000_000 + memberSince),
    model: devices.scale,
    type: 'SCALE',
    batteryPercent: 100 - Math.round((100 * age) / SCALE_BATTERY_DAYS),
    lastSync: persona.latestWeighing(now)?.at ?? calendar.toInstant(memberSince, 0),
  };
  return [watch, scale];
}

/** The number of the watch, by which its alarms are asked for. */
export function watchId({ memberSince }: AccountState['persona']): string {
  return String(1_100_000_000 + memberSince);
}

export function batteryStatus(level: number): string {
  return BATTERY_STATUSES.find(([, above]) => level > above)?.[0] ?? 'Empty';
}

/** Twelve hexadecimal digits, from the device's number. */
export function macAddress(id: string): string {
  return Number(id).toString(16).toUpperCase().padStart(12, '0');
}

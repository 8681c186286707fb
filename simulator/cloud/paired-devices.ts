import type { Instant } from '../world/clock';
import { syncedUntil } from '../world/watch-sync';
import type { AccountState } from './route';

const SCALE_BATTERY_DAYS = 320;

/** A device that is paired with the account. */
export interface PairedDevice {
  id: string;
  /** The service's name for it. */
  model: string;
  type: 'TRACKER' | 'SCALE';
  batteryPercent: number;
  lastSync: Instant;
}

/** Returns the watch, and the scale if the persona has one. */
export function listPairedDevices({ persona, now }: AccountState): PairedDevice[] {
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

/** The watch's id, which is also in the paths of its alarms. */
export function watchId({ memberSince }: AccountState['persona']): string {
  return String(1_100_000_000 + memberSince);
}

/** Twelve hexadecimal digits, made from the device's id. */
export function createMacAddress(id: string): string {
  return Number(id).toString(16).toUpperCase().padStart(12, '0');
}

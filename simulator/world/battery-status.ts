/** Each status, and the battery level in per cent that it lies above. */
const BATTERY_STATUSES = [
  ['High', 60],
  ['Medium', 25],
  ['Low', 5],
] as const;
type BatteryStatus = (typeof BATTERY_STATUSES)[number][0] | 'Empty';

/** The service's word for a battery level in per cent. */
export function describeBattery(level: number): BatteryStatus {
  return BATTERY_STATUSES.find(([, above]) => level > above)?.[0] ?? 'Empty';
}

/** Time zones of all kinds: far ahead and behind, of half and quarter hours, with and without summer time. */
export const ZONES = [
  ...['Pacific/Kiritimati', 'Pacific/Auckland', 'Australia/Lord_Howe', 'Australia/Sydney', 'Asia/Tokyo'],
  ...['Asia/Shanghai', 'Asia/Kathmandu', 'Asia/Kolkata', 'Asia/Dubai', 'Europe/Istanbul', 'Europe/Helsinki'],
  ...['Europe/Vienna', 'Europe/London', 'UTC', 'Atlantic/Azores', 'America/Sao_Paulo', 'America/St_Johns'],
  ...['America/New_York', 'America/Chicago', 'America/Phoenix', 'America/Los_Angeles', 'Pacific/Honolulu'],
] as const;

/** `Los Angeles`. */
export function nameZone(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}

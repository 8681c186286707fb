import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../world/duration';

/** Formats moments in one time zone. */
export class ZoneFormat {
  private readonly time: Intl.DateTimeFormat;
  private readonly date: Intl.DateTimeFormat;
  private readonly place: Intl.DateTimeFormat;

  constructor(readonly zone: string) {
    const base = { timeZone: zone } as const;
    this.time = new Intl.DateTimeFormat('en-GB', { ...base, timeStyle: 'medium', hourCycle: 'h23' });
    this.date = new Intl.DateTimeFormat('en-GB', {
      ...base,
      weekday: 'short',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
    });
    this.place = new Intl.DateTimeFormat('en-GB', { ...base, timeZoneName: 'shortOffset' });
  }

  /** `14:42:07` */
  formatTime(t: number): string {
    return this.time.format(t);
  }

  /** `14:42` */
  formatHourMinute(t: number): string {
    return this.formatTime(t).slice(0, 5);
  }

  /** `Tue 14 July 2026` */
  formatDate(t: number): string {
    return this.date.format(t).replace(',', '');
  }

  /** `Vienna, UTC+2` */
  formatZone(t: number): string {
    const offset = this.place.formatToParts(t).find(({ type }) => type === 'timeZoneName')?.value ?? '';
    const city = this.zone.split('/').at(-1)?.replaceAll('_', ' ') ?? this.zone;
    return `${city}, ${offset.replace('GMT', 'UTC')}`;
  }
}

/** `764 B`, `11.8 kB`, `1.2 MB` */
export function formatBytes(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${(bytes / 1_000).toFixed(bytes < 100_000 ? 1 : 0)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** `12 s`, `12 min`, `7 h`, `2 days`: the largest unit that fits. */
export function formatRoundedDuration(milliseconds: number): string {
  if (milliseconds < MINUTE_MS) return `${Math.round(milliseconds / SECOND_MS)} s`;
  if (milliseconds < HOUR_MS) return `${Math.round(milliseconds / MINUTE_MS)} min`;
  if (milliseconds < 2 * DAY_MS) return `${Math.round(milliseconds / HOUR_MS)} h`;
  return `${Math.round(milliseconds / DAY_MS)} days`;
}

/** `8,412` */
export function formatCount(count: number): string {
  return count.toLocaleString('en-US');
}

/** `4.3 %` */
export function formatPercent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

import type { DayNumber } from '../persona/calendar';
import type { Persona } from '../persona/persona';
import { HOUR_MINUTES } from '../world/duration';

/** Water that an app has logged. */
export interface LoggedWater {
  logId: number;
  day: DayNumber;
  millilitres: number;
}

/** The days of an alarm; index 0 is Monday, as in the persona's alarms. */
export const WEEK_DAYS = [
  'MONDAY',
  'TUESDAY',
  'WEDNESDAY',
  'THURSDAY',
  'FRIDAY',
  'SATURDAY',
  'SUNDAY',
] as const;
export type WeekDay = (typeof WEEK_DAYS)[number];

/** An alarm in the service's own format. */
export interface Alarm {
  alarmId: number;
  deleted: boolean;
  enabled: boolean;
  recurring: boolean;
  snoozeCount: number;
  snoozeLength: number;
  syncedToDevice: boolean;
  /** Wall time with its offset: `07:15+02:00`. */
  time: string;
  vibe: 'DEFAULT';
  weekDays: readonly WeekDay[];
}

/** A subscription in the service's own format. */
export interface Subscription {
  collectionType: string;
  ownerId: string;
  ownerType: 'user';
  subscriberId: string;
  subscriptionId: string;
}

/** The changes that apps have made to the account, kept as long as the cloud runs. */
export class AccountEdits {
  readonly loggedWater: LoggedWater[] = [];
  /** Water logs that an app has deleted, the persona's own included. */
  readonly deletedWaterLogIds = new Set<number>();
  readonly subscriptions: Subscription[] = [];
  private currentAlarms: Alarm[] | undefined;
  private lastId = 600_000_000;

  constructor(private readonly persona: Persona) {}

  /** The alarms, at first the persona's own; their times get the offset of the first call, in minutes. */
  alarms(offsetMinutes: number): Alarm[] {
    this.currentAlarms ??= this.persona.alarms.map(({ at, weekdays }) => ({
      alarmId: this.nextId(),
      deleted: false,
      enabled: true,
      recurring: weekdays.length > 0,
      snoozeCount: 3,
      snoozeLength: 9,
      syncedToDevice: true,
      time: `${formatTime(at)}${offsetMinutes < 0 ? '-' : '+'}${formatTime(Math.abs(offsetMinutes))}`,
      vibe: 'DEFAULT',
      weekDays: WEEK_DAYS.filter((_, i) => weekdays.includes(i)),
    }));
    return this.currentAlarms;
  }

  nextId(): number {
    this.lastId += 1;
    return this.lastId;
  }
}

/** Formats minutes as `07:05`. */
function formatTime(minutes: number): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(Math.floor(minutes / HOUR_MINUTES))}:${two(minutes % HOUR_MINUTES)}`;
}

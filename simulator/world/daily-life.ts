import type { Instant } from './clock';

/** Metres of a degree of latitude. */
export const DEGREE_M = 111_320;

/** Where the wearer is. Angles in degrees, lengths in m, speed in m/s. */
export interface Position {
  latitude: number;
  longitude: number;
  altitude: number;
  /** Clockwise from north; undefined while the wearer stands still. */
  heading: number | undefined;
  speed: number;
}

/** The sky of a moment, from the best to the worst that it brings. */
export type Sky = 'clear' | 'mostlyClear' | 'partlyCloudy' | 'mostlyCloudy' | 'overcast' | 'fog';

export type Precipitation = 'none' | 'showers' | 'rain' | 'thunderstorms' | 'flurries' | 'snow' | 'sleet';

/** The weather of a moment at the wearer's place. */
export interface Weather {
  celsius: number;
  sky: Sky;
  precipitation: Precipitation;
  isDay: boolean;
}

/** A calendar of the phone. Its source is the account that it belongs to. */
export const CALENDARS = ['work', 'private', 'birthdays'] as const;
export type CalendarName = (typeof CALENDARS)[number];

/** An entry of the phone's calendars. */
export interface Appointment {
  id: string;
  calendar: CalendarName;
  title: string;
  location: string | undefined;
  start: Instant;
  end: Instant;
  isAllDay: boolean;
  /** The others; the first of them invites. */
  attendees: readonly string[];
  /** Minutes before the start; undefined without an alarm. */
  alarmMinutes: number | undefined;
  /** As RFC 5545 writes it, `FREQ=DAILY`. */
  recurrenceRule: string | undefined;
}

/** What watch and phone know of the world around the wearer. */
export interface DailyLife {
  /** The name of the town, for the weather. */
  readonly townName: string;
  /** The wearer's mail address, which names the phone's calendars. */
  readonly account: { name: string; address: string };
  position(t: Instant): Position;
  weather(t: Instant): Weather;
  /** The appointments that overlap the span, in order. */
  appointments(start: Instant, end: Instant): readonly Appointment[];
}

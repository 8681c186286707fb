export type UnitPreference = 'metric' | 'us';

export const CLOCK_DISPLAYS = ['12h', '24h'] as const;
export type ClockDisplay = (typeof CLOCK_DISPLAYS)[number];

/** 0 is Sunday, 1 is Monday. */
export const WEEK_STARTS = [0, 1] as const;
export type WeekStart = (typeof WEEK_STARTS)[number];
/** The days as they are written in options and scenarios. */
export const WEEK_STARTS_BY_NAME = { sunday: 0, monday: 1 } as const satisfies Record<string, WeekStart>;
export type WeekStartName = keyof typeof WEEK_STARTS_BY_NAME;

/** How the wearer likes to read things: what the watch's `user-settings` module returns. */
export interface WatchPreferences {
  clockDisplay: ClockDisplay;
  firstDayOfWeek: WeekStart;
  /** Language tag, `en-US`. */
  language: string;
  units: {
    bodyWeight: UnitPreference | 'stone';
    distance: UnitPreference;
    height: UnitPreference;
    speed: UnitPreference;
    temperature: 'C' | 'F';
    volume: UnitPreference;
    weight: UnitPreference;
  };
}

export type UnitPreference = 'metric' | 'us';

/** How the wearer likes to read things: what the watch's `user-settings` module answers. */
export interface WatchPreferences {
  clockDisplay: '12h' | '24h';
  /** 0 is Sunday, 1 is Monday. */
  firstDayOfWeek: 0 | 1;
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

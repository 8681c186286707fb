export type Metric = 'metric' | 'us';

/** How the wearer likes to read things: what the watch's `user-settings` module answers. */
export interface WatchPreferences {
  clockDisplay: '12h' | '24h';
  /** 0 is Sunday, 1 is Monday. */
  firstDayOfWeek: 0 | 1;
  /** Language tag, `en-US`. */
  language: string;
  units: {
    bodyWeight: Metric | 'stone';
    distance: Metric;
    height: Metric;
    speed: Metric;
    temperature: 'C' | 'F';
    volume: Metric;
    weight: Metric;
  };
}

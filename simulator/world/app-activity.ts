/** What the running code of one side has under way. */
export interface AppActivity {
  /** Timers of `setTimeout`. */
  timers: number;
  /** Timers of `setInterval`. */
  intervals: number;
  animationFrames: number;
  /** Sensors that are started. */
  sensors: number;
  /** Listeners that were added and not removed; `on…` properties are not counted. */
  listeners: number;
}

/** Nothing runs. */
export const NO_ACTIVITY: AppActivity = {
  timers: 0,
  intervals: 0,
  animationFrames: 0,
  sensors: 0,
  listeners: 0,
};

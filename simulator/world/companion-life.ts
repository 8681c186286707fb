/** Why the phone launches a companion: the property of `me.launchReasons` that is true then. */
export type LaunchReason =
  | 'peerAppLaunched'
  | 'settingsChanged'
  | 'wokenUp'
  | 'fileTransfer'
  | 'locationChanged';

/** Why a companion ended. `killed`: without its `unload` event. `yield`: it called `me.yield()`. */
export type UnloadCause = 'idle' | 'killed' | 'unloaded' | 'yield';

/** `unloading`: awake, with nothing left to do. */
export const COMPANION_STATES = ['asleep', 'awake', 'unloading'] as const;
export type CompanionState = (typeof COMPANION_STATES)[number];

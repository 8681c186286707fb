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
export type CompanionState = 'asleep' | 'awake' | 'unloading';

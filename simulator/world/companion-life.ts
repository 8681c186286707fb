/** Why the phone launches a companion: the property of `me.launchReasons` that is true then. */
export const LAUNCH_REASONS = ['peerAppLaunched', 'settingsChanged', 'wokenUp', 'fileTransfer'] as const;
export type LaunchReason = (typeof LAUNCH_REASONS)[number];

/** Why a companion ended. `killed`: without its `unload` event. `yield`: it called `me.yield()`. */
export const UNLOAD_CAUSES = ['idle', 'killed', 'unloaded', 'yield'] as const;
export type UnloadCause = (typeof UNLOAD_CAUSES)[number];

/** `unloading` is awake too, with nothing left to do. */
export type CompanionState = 'asleep' | 'awake' | 'unloading';

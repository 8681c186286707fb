/** Why the phone starts the companion; the property of `me.launchReasons` that is true then. */
export type LaunchReason = 'peerAppLaunched' | 'settingsChanged' | 'wokenUp' | 'fileTransfer';

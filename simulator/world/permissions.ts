/** Those of Fitbit OS, the ones that Fitbit alone grants at the end. */
const PERMISSIONS: readonly string[] = (
  'access_activity access_user_profile access_heart_rate access_location access_internet run_background ' +
  'access_exercise access_app_cluster_storage access_calendar access_sleep access_aod fitbit_token ' +
  'external_app_communication access_secure_exchange mobile_notifications diagnostic_info device_notifications ' +
  'fitbit_internal'
).split(' ');

/** Longest name of a permission in a warning. */
const MAX_NAME_LENGTH = 100;

/** Answers `permissions.granted` of watch and phone; a name that is no permission is reported. */
export function createGranted(
  isGranted: (permission: string) => boolean,
  warn: (text: string) => void,
): (name: unknown) => boolean {
  return (name) => {
    const permission = String(name);
    if (!PERMISSIONS.includes(permission))
      warn(`permissions.granted: "${permission.slice(0, MAX_NAME_LENGTH)}" is no permission of Fitbit OS`);
    return isGranted(permission);
  };
}

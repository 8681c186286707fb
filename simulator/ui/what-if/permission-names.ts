/** The permissions of Fitbit OS in the words of its settings; others are shown as they are written. */
const NAMES: Readonly<Record<string, string>> = {
  access_activity: 'Activity',
  access_aod: 'Always-on display',
  access_app_cluster_storage: 'Shared storage',
  access_calendar: 'Calendar',
  access_exercise: 'Exercise',
  access_heart_rate: 'Heart rate',
  access_internet: 'Internet',
  access_location: 'Location',
  access_sleep: 'Sleep',
  access_user_profile: 'Profile',
  run_background: 'Background',
};

export function namePermission(permission: string): string {
  return Object.hasOwn(NAMES, permission) ? (NAMES[permission] ?? permission) : permission;
}

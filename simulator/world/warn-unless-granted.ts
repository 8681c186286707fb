/** Returns whether the app has the permission that `name` needs; see `createWarnUnlessGranted`. */
export type WarnUnlessGranted = (name: string, permission: string) => boolean;

interface PermissionOptions {
  /** What the package requests. */
  requested: readonly string[];
  isGranted(permission: string): boolean;
  warn(text: string): void;
}

/**
 * A check of permissions that warns of one that the package does not request: most of the platform's answers look like
 * data that is not there. What the wearer has taken away is no warning, because no author forgot it.
 */
export function createWarnUnlessGranted({
  requested,
  isGranted,
  warn,
}: PermissionOptions): WarnUnlessGranted {
  return (name, permission) => {
    if (isGranted(permission)) return true;
    if (!requested.includes(permission)) warn(`${name} needs the permission ${permission}`);
    return false;
  };
}

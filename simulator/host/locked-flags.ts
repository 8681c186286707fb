/** What a locked process may use. Nothing else is open to it: no other file, no process, no worker. */
export interface Lock {
  /** Memory for JavaScript objects, MB. */
  heapLimitMb: number;
  /** The files and folders that it reads. */
  readable?: readonly string[];
  /** It loads native code, which obeys no permission. */
  hasAddons?: boolean;
}

/**
 * The flags with which Node.js runs strangers' code, or what their data may break. `known`: the flags of this Node.js,
 * as `process.allowedNodeEnvironmentFlags` has them.
 */
export function lockedFlags(
  { heapLimitMb, readable = [], hasAddons = false }: Lock,
  known: Pick<ReadonlySet<string>, 'has'> = process.allowedNodeEnvironmentFlags,
): string[] {
  return [
    // Node 20 knows the older name only.
    known.has('--permission') ? '--permission' : '--experimental-permission',
    ...(hasAddons ? ['--allow-addons'] : []),
    ...[...new Set(readable)].map((path) => `--allow-fs-read=${path}`),
    `--max-old-space-size=${heapLimitMb}`,
    // The realms of a world have their own permission; outside of them nobody makes code of texts.
    '--disallow-code-generation-from-strings',
    '--no-warnings',
  ];
}

import type { SpawnOptions } from 'node:child_process';

/** The part of Node's `spawn` that is used. */
export type Spawn = (
  command: string,
  args: string[],
  options: SpawnOptions,
) => {
  once(event: 'error', listener: (error: Error) => void): unknown;
  once(event: 'exit', listener: (status: number | null) => void): unknown;
  unref(): void;
};

/** The command that opens an address on each system. None is a shell, which would interpret the address. */
function openCommandOf(platform: NodeJS.Platform): [command: string, ...args: string[]] {
  if (platform === 'darwin') return ['open'];
  // `start` is built into the shell. This is what it does with an address.
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler'];
  return ['xdg-open'];
}

/** Opens the default browser. Calls `onFailure` where the command is missing or fails. */
export function openBrowser(
  spawn: Spawn,
  platform: NodeJS.Platform,
  url: string,
  onFailure: () => void,
): void {
  const [command, ...args] = openCommandOf(platform);
  const child = spawn(command, [...args, url], { stdio: 'ignore', detached: true });
  child.once('error', onFailure);
  child.once('exit', (status) => {
    if (status !== 0) onFailure();
  });
  // The command may run as long as the browser does.
  child.unref();
}

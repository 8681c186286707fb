import type { SpawnOptions } from 'node:child_process';

/** As much of Node's `spawn` as is needed. */
export type Spawn = (
  command: string,
  words: string[],
  options: SpawnOptions,
) => {
  once(event: 'error', listener: (error: Error) => void): unknown;
  once(event: 'exit', listener: (status: number | null) => void): unknown;
  unref(): void;
};

/** What opens an address on each system. None is a shell, to which the address would be more than an address. */
function openCommandOf(platform: NodeJS.Platform): [command: string, ...words: string[]] {
  if (platform === 'darwin') return ['open'];
  // `start` is a word of the shell's; this is what it does with an address.
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler'];
  return ['xdg-open'];
}

/** Opens the browser of the person at this computer; `failed` is told where that is seen not to work. */
export function openBrowser(
  spawn: Spawn,
  platform: NodeJS.Platform,
  address: string,
  onFailure: () => void,
): void {
  const [command, ...args] = openCommandOf(platform);
  const child = spawn(command, [...args, address], { stdio: 'ignore', detached: true });
  child.once('error', onFailure);
  child.once('exit', (status) => {
    if (status !== 0) onFailure();
  });
  // It may run as long as the browser does.
  child.unref();
}

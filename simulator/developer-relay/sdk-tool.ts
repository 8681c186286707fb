import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { constants, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { RelayAddress } from './relay';

/** The name under which the tool keeps the simulator's login, apart from one for Fitbit's servers. */
const ENVIRONMENT = 'simulator';

/** Signals that end the tool. It treats them as Ctrl-C, and ends at the second one. */
const END_SIGNALS = ['SIGTERM', 'SIGHUP'] as const;

export interface SdkToolOptions {
  relay: RelayAddress;
  /** The folder in which the tool runs. It must be the installed package's project, or below it. */
  folder: string;
}

/** The path of the tool's script, `@fitbit/sdk-cli`; undefined if the project in `folder` has not installed it. */
export function findSdkTool(folder: string): string | undefined {
  const { resolve } = createRequire(join(folder, 'package.json'));
  let manifest: string;
  try {
    manifest = resolve('@fitbit/sdk-cli/package.json');
  } catch {
    return undefined;
  }
  // The manifest of Fitbit's package, which has this program.
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8')) as { bin: { fitbit: string } };
  return join(dirname(manifest), bin.fitbit);
}

/**
 * Runs the tool at `script`, unmodified, on this process's terminal. What it keeps is in a temporary folder. Returns
 * its exit status.
 */
export async function runSdkTool(script: string, { relay, folder }: SdkToolOptions): Promise<number> {
  const ownFolder = mkdtempSync(join(tmpdir(), 'fitbit-simulator-'));
  try {
    const child = spawn(process.execPath, ['--require', join(__dirname, 'preload.cjs'), script], {
      cwd: folder,
      stdio: 'inherit',
      env: { ...process.env, ...describeEnvironment(relay, ownFolder) },
    });
    return await waitForExit(child);
  } finally {
    rmSync(ownFolder, { recursive: true, force: true });
  }
}

function describeEnvironment({ url, token }: RelayAddress, ownFolder: string): Record<string, string> {
  return {
    FITBIT_SDK_ENVIRONMENT: ENVIRONMENT,
    FITBIT_SDK_USERNAME: 'developer',
    FITBIT_SDK_PASSWORD: token,
    SIMULATOR_RELAY_URL: url,
    // The login and the settings.
    XDG_CONFIG_HOME: ownFolder,
    APPDATA: ownFolder,
    // The history of commands.
    TMPDIR: ownFolder,
    TEMP: ownFolder,
    TMP: ownFolder,
    // It would look for a newer version of the tool.
    NO_UPDATE_NOTIFIER: '1',
  };
}

/** Resolves to the exit status. Ctrl-C reaches the tool by itself, and this process waits for what it does then. */
async function waitForExit(child: ChildProcess): Promise<number> {
  let ending: NodeJS.Signals | undefined;
  const ignore = (): void => {};
  const end = (signal: NodeJS.Signals): void => {
    ending = signal;
    child.kill('SIGKILL');
  };
  process.on('SIGINT', ignore);
  for (const signal of END_SIGNALS) process.on(signal, end);
  try {
    // As Node documents the event.
    const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
    return code ?? 128 + constants.signals[ending ?? signal ?? 'SIGKILL'];
  } finally {
    process.off('SIGINT', ignore);
    for (const signal of END_SIGNALS) process.off(signal, end);
  }
}

import type { BuildResult } from '../simulation/protocol';
import { Listeners } from '../world/listeners';

const listeners = new Listeners<[BuildResult]>();

/** Shows a build on the page of `open --watch`, which a build script has started in its own process. */
export function reportBuild(result: BuildResult): void {
  listeners.notify(result);
}

/** Calls `onBuild` for each report from now on. */
export function onBuildReport(onBuild: (result: BuildResult) => void): void {
  listeners.add(onBuild);
}

import { AutoSignIn } from './auto-sign-in';
import { createReport, type Report } from './report';
import { World } from './world';
import type { WorldOptions } from './world-options';

/** One headless run. All times are ms since the start. */
export interface SimulationOptions {
  world: WorldOptions;
  duration: number;
  /** Opens the settings page, signs in and consents; at `service`, by default the one that the page offers. */
  signIn: { service?: string } | undefined;
  taps: readonly { x: number; y: number; at: number }[];
  /** When the display turns on or off. */
  display: readonly { on: boolean; at: number }[];
  screenshots: readonly { path: string; at: number }[];
}

export interface SimulationResult {
  report: Report;
  /** Exceptions of face, companion and settings page. */
  errors: number;
  /** Why the requested sign-in did not begin. */
  signInProblem: string | undefined;
}

/** Runs a simulation and returns its report; `saveScreenshot` is called with each picture, as SVG. */
export async function simulate(
  run: SimulationOptions,
  saveScreenshot: (path: string, svg: string) => void,
): Promise<SimulationResult> {
  const world = new World(run.world);
  const { start } = run.world;
  const screenshotPaths: string[] = [];
  const takeScreenshot = (path: string): void => {
    saveScreenshot(path, world.watch.svg());
    screenshotPaths.push(path);
  };
  const actions = [
    ...run.taps.map(({ x, y, at }) => ({ at, act: () => void world.watch.tap(x, y) })),
    ...run.display.map(({ on, at }) => ({ at, act: () => world.watch.setDisplay(on) })),
    ...run.screenshots.map(({ path, at }) => ({ at, act: () => takeScreenshot(path) })),
  ].sort((a, b) => a.at - b.at);

  world.boot();
  const autoSignIn = run.signIn ? new AutoSignIn(world, run.signIn.service) : undefined;
  // An action comes after all else that is due at its time: a picture shows the new minute.
  for (const { at, act } of actions) {
    await world.run(start + at);
    act();
  }
  await world.run(start + run.duration);

  return {
    report: await createReport(world, autoSignIn?.tree(), screenshotPaths),
    errors: world.record.errorCount,
    signInProblem: autoSignIn?.problem,
  };
}

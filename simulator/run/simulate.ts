import { rasterise } from '../screen/rasterise';
import { countErrors, makeReport, type Report } from './report';
import { SignInVisit } from './sign-in-visit';
import { World, type WorldOptions } from './world';

/** One headless run. All times are ms since the start. */
export interface Simulation {
  world: WorldOptions;
  duration: number;
  /** Opens the settings page, signs in and consents; at the service that the page offers, or at this one. */
  signIn: { service?: string } | undefined;
  taps: readonly { x: number; y: number; at: number }[];
  /** The wearer, or the watch by itself, turns the display on or off. */
  display: readonly { on: boolean; at: number }[];
  screenshots: readonly { path: string; at: number }[];
}

export interface SimulationResult {
  report: Report;
  /** How many times face, companion or settings page threw. */
  errors: number;
  /** Why the sign-in that was asked for could not begin. */
  problem: string | undefined;
}

/** Runs from beginning to end; `savePicture` gets each PNG as it is taken. */
export async function simulate(
  run: Simulation,
  savePicture: (path: string, png: Uint8Array) => void,
): Promise<SimulationResult> {
  const world = new World(run.world);
  const { start } = run.world;
  const taken: string[] = [];
  const picture = (path: string): void => {
    savePicture(path, rasterise(world.watch.svg()));
    taken.push(path);
  };
  const acts = [
    ...run.taps.map(({ x, y, at }) => ({ at, act: () => void world.watch.tap(x, y) })),
    ...run.display.map(({ on, at }) => ({ at, act: () => world.watch.setDisplay(on) })),
    ...run.screenshots.map(({ path, at }) => ({ at, act: () => picture(path) })),
  ].sort((a, b) => a.at - b.at);

  world.boot();
  const visit = run.signIn ? new SignInVisit(world, run.signIn.service) : undefined;
  // Each act sees what its moment brought: the new minute is on the picture.
  for (const { at, act } of acts) {
    await world.run(start + at);
    act();
  }
  await world.run(start + run.duration);

  return {
    report: makeReport(world, visit?.tree(), taken),
    errors: countErrors(world.trace),
    problem: visit?.problem,
  };
}

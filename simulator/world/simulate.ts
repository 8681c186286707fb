import { rasterise } from '../screen/rasterise';
import type { SettingsPage } from '../settings/settings-page';
import { countErrors, makeReport, type Report } from './report';
import { World, type WorldOptions } from './world';

/** How long a settings page may take until its sign-in button can be pressed. */
const SIGN_IN_PATIENCE = 60_000;

/** `signIn` was asked for and is not possible; the message says why. */
export class SignInError extends Error {
  override name = 'SignInError';
}

/** One headless run. All times are ms since the start. */
export interface Simulation {
  world: WorldOptions;
  duration: number;
  /** Opens the settings page, signs in and consents. */
  signIn: boolean;
  taps: readonly { x: number; y: number; at: number }[];
  screenshots: readonly { path: string; at: number }[];
}

/** Runs from beginning to end; `savePicture` gets each PNG as it is taken. */
export async function simulate(
  run: Simulation,
  savePicture: (path: string, png: Uint8Array) => void,
): Promise<{ report: Report; errors: number; world: World }> {
  const world = new World(run.world);
  const start = run.world.start;
  const taken: string[] = [];
  for (const tap of run.taps) world.clock.at(start + tap.at, () => world.watch.tap(tap.x, tap.y));
  for (const picture of run.screenshots) {
    world.clock.at(start + picture.at, () => {
      savePicture(picture.path, rasterise(world.watch.svg()));
      taken.push(picture.path);
    });
  }
  world.boot();
  const page = run.signIn ? await signIn(world, start + run.duration) : undefined;
  await world.run(start + run.duration);
  return { report: makeReport(world, page?.tree(), taken), errors: countErrors(world.trace), world };
}

/** Opens the settings page and presses its sign-in button as soon as that is there. */
async function signIn(world: World, end: number): Promise<SettingsPage> {
  const page = world.openSettings();
  if (!page) throw new SignInError('this app has no settings page to sign in on');
  const patience = Math.min(end, world.clock.now() + SIGN_IN_PATIENCE);
  while (!page.canSignIn() && world.clock.now() < patience) await world.run(world.clock.now() + 100);
  if (!page.canSignIn())
    throw new SignInError('the settings page shows no sign-in button that can be pressed');
  page.signIn();
  return page;
}

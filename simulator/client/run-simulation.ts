import type { Report } from '../run/report';
import type { ClientCommand } from '../simulation/commands';
import type { WorldSpec } from '../simulation/world-spec';
import { createHar, type Har } from './har';
import { Simulator, type SimulatorSource } from './simulator';

/** One run without a window. All times are ms since the start. */
export interface SimulationPlan {
  spec: WorldSpec;
  duration: number;
  /** Opens the settings page, signs in and consents; at `service`, by default the one that the page offers. */
  signIn: { service?: string } | undefined;
  taps: readonly { x: number; y: number; at: number }[];
  /** What a finger does, in its order. */
  finger: readonly { command: ClientCommand; at: number }[];
  /** When the button at the side is pressed. */
  buttons: readonly { at: number }[];
  /** What the settings page stores, and when. */
  settings: readonly { key: string; value: string; at: number }[];
  /** When the display turns on or off. */
  display: readonly { on: boolean; at: number }[];
  screenshots: readonly { path: string; at: number }[];
  /** Tokens and secrets are in the report as they are; masked by default. */
  showTokens?: boolean;
}

export interface SimulationResult {
  report: Report;
  /** Exceptions of face, companion and settings page. */
  errors: number;
  /** Why the requested sign-in did not begin. */
  signInProblem: string | undefined;
  /** Touches that nothing took: where, and when, in ms from the start. */
  missedTouches: readonly { x: number; y: number; at: number }[];
  /** The requests as HAR, their tokens covered. */
  createHar(): Har;
}

/** Runs a plan to its end and returns its report; `saveScreenshot` is called with each PNG. */
export async function runSimulation(
  source: Omit<SimulatorSource, 'readSpec'>,
  readPlan: (app: Simulator['app']) => SimulationPlan,
  saveScreenshot: (path: string, png: Uint8Array) => void,
): Promise<SimulationResult> {
  let plan: SimulationPlan | undefined;
  const simulator = await Simulator.open({
    ...source,
    readSpec: (app) => {
      plan = readPlan(app);
      return plan.spec;
    },
  });
  try {
    // `open` has called `readSpec`, which the compiler does not see.
    return await follow(simulator, plan as unknown as SimulationPlan, saveScreenshot);
  } finally {
    await simulator.close();
  }
}

async function follow(
  simulator: Simulator,
  plan: SimulationPlan,
  saveScreenshot: (path: string, png: Uint8Array) => void,
): Promise<SimulationResult> {
  const { start } = plan.spec;
  const screenshotPaths: string[] = [];
  const takeScreenshot = async (path: string): Promise<void> => {
    saveScreenshot(path, await simulator.screenshot());
    screenshotPaths.push(path);
  };
  const actions = [
    ...plan.taps.map(({ x, y, at }) => ({ at, act: () => simulator.tap(x, y) })),
    ...plan.finger.map(({ command, at }) => ({ at, act: () => simulator.perform(command) })),
    ...plan.buttons.map(({ at }) => ({ at, act: () => simulator.pressButton() })),
    ...plan.settings.map(({ key, value, at }) => ({ at, act: () => simulator.setSetting(key, value) })),
    ...plan.display.map(({ on, at }) => ({ at, act: () => simulator.setDisplay(on) })),
    ...plan.screenshots.map(({ path, at }) => ({ at, act: () => takeScreenshot(path) })),
  ].sort((a, b) => a.at - b.at);

  if (plan.signIn) await simulator.beginSignIn(plan.signIn.service);
  // An action comes after all else that is due at its time: a picture shows the new minute.
  for (const { at, act } of actions) {
    await simulator.runUntil(start + at);
    await act();
  }
  await simulator.runUntil(start + plan.duration);
  const signInProblem = plan.signIn ? await simulator.signInProblem() : null;
  const entries = await simulator.records.entries();
  const missedTouches = entries.flatMap((entry) =>
    entry.kind === 'tap' && entry.isMissed
      ? [{ x: entry.x, y: entry.y, at: entry.t - (entry.ms ?? 0) - start }]
      : [],
  );
  const report = await simulator.report(screenshotPaths, plan);
  return {
    ...report,
    signInProblem: signInProblem ?? undefined,
    missedTouches,
    createHar: () => createHar(entries, { isShown: () => plan.showTokens === true }),
  };
}

import { Simulator, type SimulatorSource } from '../client/simulator';
import { describeWorldError, WorldGoneError } from '../client/world-connection';
import { formatDuration, MINUTE_MS, SECOND_MS } from '../world/duration';
import type { Scenario } from './read-scenario';
import { findLines } from './record-expectations';
import type { Expectation, ScenarioFiles, ScenarioWorld, Step } from './scenario';
import type { YamlValue } from './yaml-value';

export interface ScenarioOptions {
  files: ScenarioFiles;
  /** Pictures that differ or are missing are written. */
  isUpdating: boolean;
  /** Called with each line about something that is not as expected: `FILE:LINE:COLUMN: …`. */
  onFailure(line: string): void;
}

export interface ScenarioResult {
  /** How many expectations there were, with that of no errors at the end. */
  expectations: number;
  failures: number;
  /** Virtual time, in ms. */
  durationMs: number;
  /** Paths of the pictures that were written instead of compared. */
  updated: string[];
}

/**
 * Runs a scenario to its end: a step that fails stops nothing. Rejects with a ScenarioError where the app does not
 * allow the scenario, and with a WorldError where the file is no .fba.
 */
export async function runScenario(
  scenario: Scenario,
  source: Omit<SimulatorSource, 'readSpec' | 'routes'>,
  options: ScenarioOptions,
): Promise<ScenarioResult> {
  const { readSpec, routes } = scenario;
  let start = 0;
  const simulator = await Simulator.open({
    ...source,
    routes,
    readSpec: (app) => {
      const spec = readSpec(app);
      start = spec.start;
      return spec;
    },
  });
  try {
    return await new ScenarioRun(scenario, { simulator, start }, options).run();
  } finally {
    await simulator.close();
  }
}

class ScenarioRun {
  private readonly world: ScenarioWorld;
  private readonly updated: string[] = [];
  private failures = 0;
  private expectations = 0;
  private signIn: YamlValue | undefined;

  constructor(
    private readonly scenario: Scenario,
    world: Pick<ScenarioWorld, 'simulator' | 'start'>,
    private readonly options: ScenarioOptions,
  ) {
    const { files, isUpdating } = options;
    this.world = { ...world, files, isUpdating, onUpdate: (path) => this.updated.push(path) };
  }

  async run(): Promise<ScenarioResult> {
    const { simulator, start } = this.world;
    let now = start;
    let place = this.scenario.stepsSource;
    try {
      for (const step of this.scenario.steps) {
        place = step.source;
        await this.perform(step);
        now = await simulator.now();
      }
      await this.checkEnd();
    } catch (error) {
      if (!(error instanceof WorldGoneError)) throw error;
      this.fail(place, `${error.message}; the scenario ends here`);
    }
    return this.result(now);
  }

  private async perform({ time, actions, expectations }: Step): Promise<void> {
    const { simulator, start } = this.world;
    await simulator.runUntil('at' in time ? start + time.at : (await simulator.now()) + time.after);
    for (const { name, action, source } of actions) {
      if (name === 'sign-in') this.signIn = source;
      const problem = await action.perform(this.world).catch(describeWorldError);
      if (problem !== undefined) this.fail(source, `${name}: ${problem}`);
    }
    await this.check(expectations);
  }

  /** Checks again and again until each has come true or its time is over. */
  private async check(expectations: readonly Expectation[]): Promise<void> {
    this.expectations += expectations.length;
    const { simulator } = this.world;
    const begin = await simulator.now();
    const problems = new Map<Expectation, string>();
    let [open, now] = [expectations, begin];
    while (open.length > 0) {
      const waiting: Expectation[] = [];
      for (const each of open) {
        const isLast = now >= begin + each.withinMs;
        const problem = await each.check.findProblem(this.world, { isLast }).catch(describeWorldError);
        if (problem === undefined) continue;
        if (isLast) problems.set(each, problem);
        else waiting.push(each);
      }
      open = waiting;
      if (open.length === 0) break;
      const next = Math.min(...open.map(({ withinMs }) => nextLook(now, begin, withinMs)));
      await simulator.runUntil(next);
      now = next;
    }
    for (const each of expectations) {
      const problem = problems.get(each);
      if (problem === undefined) continue;
      const within = each.withinMs > 0 ? ` within ${formatDuration(each.withinMs)}` : '';
      this.fail(each.source, `expected ${each.check.words}${within}; ${problem}`);
    }
  }

  private async checkEnd(): Promise<void> {
    const { simulator } = this.world;
    if (this.signIn) {
      const problem = await simulator.signInProblem();
      if (problem !== null) this.fail(this.signIn, `sign-in: ${problem}`);
    }
    const { noErrorsSource } = this.scenario;
    if (!noErrorsSource) return;
    this.expectations++;
    const problem = await findLines('error', this.world);
    if (problem !== undefined) this.fail(noErrorsSource, `expected no errors by the end; ${problem}`);
  }

  private fail(source: YamlValue, problem: string): void {
    this.failures++;
    this.options.onFailure(`${source.place}: ${problem}`);
  }

  private result(now: number): ScenarioResult {
    const { expectations, failures, updated } = this;
    return { expectations, failures, updated, durationMs: now - this.world.start };
  }
}

/** Looks during one wait. */
const MAX_LOOKS = 300;

/** The next virtual moment to look: each second, in long waits more seldom, and at the end. */
function nextLook(now: number, begin: number, withinMs: number): number {
  const interval = Math.min(Math.max(withinMs / MAX_LOOKS, SECOND_MS), MINUTE_MS);
  return Math.min(now + interval, begin + withinMs);
}

import { Simulator } from '../client/simulator';
import { describeWorldError, type WorldConnection } from '../client/world-connection';
import type { Scenario } from '../scenario/read-scenario';
import type { ScenarioWorld } from '../scenario/scenario';
import type { AppInfo } from '../simulation/protocol';
import type { Instant } from '../world/clock';

/** The person stopped time before the end. */
class ReplayStopped extends Error {}

export interface ReplayContext {
  app: AppInfo;
  connection: WorldConnection;
  start: Instant;
  /** Whether the person has stopped time, also between two steps. */
  isStopped(): boolean;
  /** Called with one line about a step that could not be done. */
  onProblem(text: string): void;
}

/**
 * Does the steps of a scenario in a world that the pages show, as fast as possible. Reads and writes no file and checks
 * no expectation. Resolves to false where the person stopped it, or time could not pass.
 */
export async function replay(scenario: Scenario, context: ReplayContext): Promise<boolean> {
  const { app, connection, start, isStopped, onProblem } = context;
  const end = start + endOf(scenario);
  const letTimePass = async (until: Instant): Promise<void> => {
    if (isStopped() || !(await connection.call('replayTo', { until, end }))) throw new ReplayStopped();
  };
  const simulator = Simulator.attach(app, connection, letTimePass);
  const world: ScenarioWorld = {
    simulator,
    start,
    files: { read: () => undefined, write: () => undefined },
    isUpdating: false,
    onUpdate: () => undefined,
  };
  try {
    for (const { time, actions } of scenario.steps) {
      await simulator.runUntil('at' in time ? start + time.at : (await simulator.now()) + time.after);
      for (const { name, action, source } of actions) {
        if (name === 'screenshot') continue;
        const problem = await action.perform(world).catch(describeWorldError);
        if (problem !== undefined) onProblem(`${source.place}: ${name}: ${problem}`);
      }
    }
    return true;
  } catch (error) {
    // The world lives, though its time could not pass.
    if (!(error instanceof ReplayStopped)) onProblem(describeWorldError(error));
    return false;
  }
}

/** Virtual ms until the last step, without waiting for expectations. */
function endOf({ steps }: Scenario): number {
  return steps.reduce((end, { time }) => ('at' in time ? time.at : end + time.after), 0);
}

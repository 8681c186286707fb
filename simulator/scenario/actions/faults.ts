import { readFault } from '../../client/simulator-options';
import { UsageError } from '../../client/usage-error';
import { FAILURE_MODES, FAULTY_MODES } from '../../cloud/failure-modes/failure-mode';
import { EVENT_FAULTS, type Fault, SWITCHED_FAULTS } from '../../run/faults';
import { MAX_STORM_SEED } from '../../simulation/commands';
import { listOf, oneOf, optional, type Reader, readCount, readOnOff, readText, record } from '../readers';
import type { Action } from '../scenario';
import { ScenarioError } from '../yaml-value';
import { action } from './action';

const readFailureFields = record({ mode: oneOf(FAILURE_MODES), url: optional(readText) });

/** A failure mode, for all addresses, or `{ mode, url }` for some; `normal` ends it. */
export const readFailure: Reader<Action> = (value) => {
  const { mode, url } =
    value.text === undefined ? readFailureFields(value) : { mode: oneOf(FAILURE_MODES)(value) };
  return action(({ simulator }) => simulator.setFailure(mode, url));
};

/** A fault as `--fault` has it. Its times count from the step, or from the start. */
export const readFaultValue: Reader<Fault> = (value) => {
  try {
    return readFault(readText(value));
  } catch (error) {
    if (!(error instanceof UsageError) || error instanceof ScenarioError) throw error;
    return value.fail(error.message.replace(/^--fault(?: ".*?")?: /, ''));
  }
};

const readFailureList = listOf(record({ mode: oneOf(FAULTY_MODES), url: optional(readText) }));

/** All failures at once, in order of precedence, in place of those before. */
export const readFailures: Reader<Action> = (value) => {
  const failures = readFailureList(value).map(({ mode, url }) => ({ mode, urlPart: url }));
  return action(({ simulator }) => simulator.perform({ type: 'failures', failures }));
};

/** `switch: { disk-full: on }`, for faults that last. */
export const readSwitch: Reader<Action> = (value) => {
  const faults = value.pairs ?? value.fail('must be a map such as { disk-full: on }');
  const switched = faults.map(({ key, value: state }) => ({
    fault: oneOf(SWITCHED_FAULTS)(key),
    on: readOnOff(state),
  }));
  return action(async ({ simulator }) => {
    for (const each of switched) await simulator.perform({ type: 'fault', ...each });
  });
};

export const readEvent: Reader<Action> = (value) => {
  const event = oneOf(EVENT_FAULTS)(value);
  return action(({ simulator }) => simulator.perform({ type: 'event', event }));
};

export const readFaultAction: Reader<Action> = (value) => {
  readFaultValue(value);
  const spec = readText(value);
  return action(({ simulator }) => simulator.addFault(spec));
};

export const readStorm: Reader<Action> = (value) => {
  if (value.text === 'off') return action(({ simulator }) => simulator.perform({ type: 'stopStorm' }));
  const seed = readCount(value);
  if (seed > MAX_STORM_SEED) value.fail(`must be at most ${MAX_STORM_SEED}`);
  return action(({ simulator }) => simulator.perform({ type: 'beginStorm', seed }));
};

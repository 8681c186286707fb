import { readFault } from '../../client/simulator-options';
import { UsageError } from '../../client/usage-error';
import { FAILURE_MODES, FAULTY_MODES } from '../../cloud/failure-modes/failure-mode';
import { VALUE_CHECKS } from '../../run/fault-values';
import {
  EVENT_FAULTS,
  type Fault,
  isValuedFault,
  SWITCHED_FAULTS,
  VALUE_FORMS,
  VALUED_FAULTS,
} from '../../run/faults';
import type { ClientCommand } from '../../simulation/commands';
import { MAX_SEED } from '../../world/guards';
import { listOf, oneOf, optional, type Reader, readCount, readOnOff, readText, record } from '../readers';
import type { Action } from '../scenario';
import { ScenarioError, type YamlValue } from '../yaml-value';
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

type SwitchCommand = Extract<ClientCommand, { type: 'fault' | 'faultValue' }>;

/** `disk-full: on`, `phone-clock: +2h`. */
function readSwitched({ key, value }: { key: YamlValue; value: YamlValue }): SwitchCommand {
  const fault = oneOf([...SWITCHED_FAULTS, ...VALUED_FAULTS])(key);
  if (!isValuedFault(fault)) return { type: 'fault', fault, on: readOnOff(value) };
  const text = readText(value);
  if (text !== 'off' && !VALUE_CHECKS[fault](text)) value.fail(`must be ${VALUE_FORMS[fault]}, or off`);
  return { type: 'faultValue', fault, value: text === 'off' ? null : text };
}

/** `switch: { disk-full: on }`, for faults that last; those with a value have that, or off. */
export const readSwitch: Reader<Action> = (value) => {
  const faults = value.pairs ?? value.fail('must be a map such as { disk-full: on }');
  const commands = faults.map(readSwitched);
  return action(async ({ simulator }) => {
    for (const each of commands) await simulator.perform(each);
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
  if (seed > MAX_SEED) value.fail(`must be at most ${MAX_SEED}`);
  return action(({ simulator }) => simulator.perform({ type: 'beginStorm', seed }));
};

import { findService } from '../../common/services';
import { MODELS } from '../../simulator/app-package/models';
import { isZone } from '../../simulator/client/is-zone';
import { UsageError } from '../../simulator/client/usage-error';
import { isPersonaName } from '../../simulator/persona/persona-names';
import { parseFault } from '../../simulator/run/parse-fault';
import { messageOf } from '../../simulator/world/message-of';
import { ACTS, type TestCase } from './test-case';

const isOneOf = (list: readonly string[], value: unknown): boolean => list.some((each) => each === value);
const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0;

/** Which values each member may have. */
const CHECKS: Readonly<Record<keyof TestCase, (value: unknown) => boolean>> = {
  seed: isCount,
  days: (value) => isCount(value) && Number(value) >= 1 && Number(value) <= 400,
  persona: isPersonaName,
  model: (value) => isOneOf(MODELS, value),
  service: (value) => findService(value) !== undefined,
  zone: (value) => value === undefined || isZone(value),
  start: (value) => typeof value === 'string' && !Number.isNaN(Date.parse(value)),
  savesBattery: (value) => typeof value === 'boolean',
  faults: (value) => Array.isArray(value) && value.every((fault) => typeof fault === 'string'),
  acts: (value) => Array.isArray(value) && value.every((act) => isCount(act?.at) && isOneOf(ACTS, act.act)),
};

/** The case in the text of a file. Throws a UsageError where somebody has broken it. */
export function readCase(text: string, file: string): TestCase {
  const value = parse(text);
  if (typeof value !== 'object' || value === null || !('faults' in value))
    throw new UsageError(`${file} is no case that a run has written`);
  const members = value as Record<string, unknown>;
  for (const [name, isValid] of Object.entries(CHECKS)) {
    if (!isValid(members[name])) throw new UsageError(`${file}: "${name}" is missing or wrong`);
  }
  // Each member was checked.
  const testCase = value as TestCase;
  for (const fault of testCase.faults) checkFault(fault, file);
  return testCase;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function checkFault(fault: string, file: string): void {
  try {
    parseFault(fault);
  } catch (error) {
    throw new UsageError(`${file}: ${messageOf(error)}`);
  }
}

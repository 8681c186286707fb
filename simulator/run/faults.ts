import { FAILURE_MODES, type FailureMode } from '../cloud/failure-mode';
import { parseDuration } from '../world/duration';

/** The failure modes that a fault can name: all but the normal one. */
const FAULTY_MODES = FAILURE_MODES.filter((mode) => mode !== 'normal');

/** A state of the world that begins and, where `to` is given, ends; both in ms since the start. */
export interface Fault {
  name: FaultName;
  /** `answer` only: how the cloud answers, and for which addresses. */
  failureMode?: FailureMode;
  urlPart?: string;
  from: number;
  to: number | undefined;
}

/** What can go wrong; the text is what `--help` says of it. */
export const FAULTS = {
  'link-off': 'Bluetooth is gone',
  'network-off': 'the phone is offline',
  answer: `the pretend cloud answers badly: answer=${FAULTY_MODES.join('|')}, for some addresses only: answer=500:/sleep/`,
  'lost-answer': 'the next answer is lost on its way back',
  revoke: 'the wearer withdraws the consent at the service',
  'corrupt-file': 'the next file reaches the watch damaged',
  'disk-full': 'the watch cannot write files',
  'storage-full': "the phone cannot write the companion's storage",
  'kill-companion': 'the phone kills the companion without a word',
  'save-battery': 'the phone unloads an idle companion even while the face runs',
  'restart-watch': 'the face is closed and started again',
} as const;

export type FaultName = keyof typeof FAULTS;

/** A fault is no fault: the message says in one line why. */
export class FaultError extends Error {
  override name = 'FaultError';
}

/**
 * Reads `NAME[=VALUE][@FROM[..TO]]`, such as `link-off@10m..40m` or `answer=429:/sleep/@1h`.
 * Without a time it holds from the start on, without an end to the end.
 */
export function parseFault(spec: string): Fault {
  const [, nameAndValue = '', from = '0s', to] = /^([^@]*)(?:@(.*?)(?:\.\.(.*))?)?$/.exec(spec) ?? [];
  const [name = '', value] = splitAtFirst(nameAndValue, '=');
  if (!isFaultName(name)) {
    throw new FaultError(`unknown fault "${name}"; there are ${Object.keys(FAULTS).join(', ')}`);
  }
  const fault: Fault = {
    name,
    from: parseTime(from, spec),
    to: to === undefined ? undefined : parseTime(to, spec),
  };
  if (fault.to !== undefined && fault.to <= fault.from) {
    throw new FaultError(`fault "${spec}" ends before it has begun`);
  }
  if (name !== 'answer') {
    if (value !== undefined) throw new FaultError(`fault "${name}" takes no value`);
    return fault;
  }
  const [failureMode = '', urlPart] = splitAtFirst(value ?? '', ':');
  const known = FAULTY_MODES.find((each) => each === failureMode);
  if (!known)
    throw new FaultError(`fault "answer" wants one of ${FAULTY_MODES.join(', ')}, not "${failureMode}"`);
  return { ...fault, failureMode: known, urlPart };
}

function isFaultName(name: string): name is FaultName {
  return Object.hasOwn(FAULTS, name);
}

function splitAtFirst(text: string, separator: string): [string, string | undefined] {
  const i = text.indexOf(separator);
  return i < 0 ? [text, undefined] : [text.slice(0, i), text.slice(i + 1)];
}

function parseTime(text: string, spec: string): number {
  const ms = parseDuration(text);
  if (ms === undefined) throw new FaultError(`"${text}" in fault "${spec}" is not a duration such as 90m`);
  return ms;
}

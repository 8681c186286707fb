import { FAULTY_MODES, type Failure } from '../cloud/failure-modes/failure-mode';
import { parseDuration } from '../world/duration';

/** A fault and its time, in ms since the start. Without `to` it does not end. */
export interface Fault {
  name: FaultName;
  /** `answer` only: how the cloud fails, and at which addresses. */
  failure?: Failure;
  from: number;
  to: number | undefined;
}

/** All faults, with their text for `--help`. */
export const FAULTS = {
  'link-off': 'Bluetooth is gone',
  'network-off': 'the phone is offline',
  answer: 'the pretend cloud fails: answer=MODE, or answer=MODE:/sleep/ where the address contains "/sleep/"',
  'lost-answer': 'the next response is lost',
  revoke: 'the wearer withdraws the consent at the service',
  'corrupt-file': 'the next file reaches the watch damaged',
  'disk-full': 'the watch cannot write files',
  'storage-full': "the phone cannot write the companion's storage",
  'kill-companion': 'the phone kills the companion, without its unload event',
  'save-battery': 'the phone unloads an idle companion even while the face runs',
  'restart-watch': 'the face is closed and started again',
  'off-wrist': 'the watch is not worn',
  charging: 'the watch is on its charger',
} as const;

export type FaultName = keyof typeof FAULTS;

/**
 * How long each fault lasts: a `state` until it ends, one that is `armed` until it has happened, an `event` no time at
 * all. How the cloud fails is a state with a value.
 */
export const FAULT_KINDS = {
  'link-off': 'state',
  'network-off': 'state',
  answer: 'response',
  'lost-answer': 'armed',
  revoke: 'event',
  'corrupt-file': 'armed',
  'disk-full': 'state',
  'storage-full': 'state',
  'kill-companion': 'event',
  'save-battery': 'state',
  'restart-watch': 'event',
  'off-wrist': 'state',
  charging: 'state',
} as const satisfies Record<FaultName, 'state' | 'armed' | 'response' | 'event'>;

type FaultOfKind<Kind> = {
  [Name in FaultName]: (typeof FAULT_KINDS)[Name] extends Kind ? Name : never;
}[FaultName];
/** The faults that can be switched on and off. */
export type SwitchedFault = FaultOfKind<'state' | 'armed'>;
export type EventFault = FaultOfKind<'event'>;

const FAULT_NAMES = Object.keys(FAULTS).filter(isFaultName);
export const SWITCHED_FAULTS = FAULT_NAMES.filter((name): name is SwitchedFault =>
  ['state', 'armed'].includes(FAULT_KINDS[name]),
);
export const EVENT_FAULTS = FAULT_NAMES.filter((name): name is EventFault => FAULT_KINDS[name] === 'event');

/** Whether a fault can be given an end. */
export function hasEnd(name: FaultName): boolean {
  return FAULT_KINDS[name] === 'state' || FAULT_KINDS[name] === 'response';
}

/** The fault cannot be parsed; the message says why in one line. */
export class FaultError extends Error {
  override name = 'FaultError';
}

/**
 * Reads `NAME[=VALUE][@FROM[..TO]]`, such as `link-off@10m..40m` or `answer=429:/sleep/@1h`.
 * The default time is from the start to the end of the run.
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
    throw new FaultError(`fault "${spec}" ends before it begins`);
  }
  if (name !== 'answer') {
    if (value !== undefined) throw new FaultError(`fault "${name}" takes no value`);
    return fault;
  }
  const [text = '', urlPart] = splitAtFirst(value ?? '', ':');
  const mode = FAULTY_MODES.find((each) => each === text);
  if (!mode) throw new FaultError(`fault "answer" needs one of ${FAULTY_MODES.join(', ')}, not "${text}"`);
  return { ...fault, failure: { mode, urlPart } };
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

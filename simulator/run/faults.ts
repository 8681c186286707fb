import type { Failure } from '../cloud/failure-modes/failure-mode';
import type { Moment } from '../world/moments';

/** A fault and when it begins and ends, in ms since the start. It is plain data. */
export interface Fault {
  name: FaultName;
  /** The text behind `=`, of faults that take a value. */
  value?: string;
  /** `answer` only: how the cloud fails, and at which addresses. */
  failure?: Failure;
  /** With `moment`: the time from which moments count. */
  from: number;
  /** Undefined: it does not end, unless there is `lastsMs`. */
  to: number | undefined;
  /** It begins at a moment. */
  moment?: FaultMoment;
  /** With `moment`: from its beginning to its end, ms. */
  lastsMs?: number;
}

/** The `nth` moment of this name whose detail contains `part`; 1 is the first. */
export interface FaultMoment {
  name: Moment;
  part?: string;
  nth: number;
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

export function isFaultName(name: string): name is FaultName {
  return Object.hasOwn(FAULTS, name);
}

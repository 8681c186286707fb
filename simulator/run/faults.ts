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
  'phone-off': 'the phone is off: no companion, Bluetooth or network; it starts at the end',
  'no-wakes': 'the phone does not wake the companion by its timer',
  'wake-burst': 'the phone wakes the companion five times at once',
  'phone-clock': 'the clock of the phone is ahead or behind: phone-clock=+2h, phone-clock=-1d',
  zone: 'watch and phone are in another time zone: zone=Asia/Tokyo',
  'lost-writes': 'what the companion writes into its storage is gone when it ends',
  'storage-wiped': "the companion's storage is emptied",
  'settings-wiped': 'the settings are cleared',
  'disk-wiped': "the watch app's files are removed",
  'lost-request': 'the next request never arrives, and the phone waits for a response in vain',
  'sent-twice': 'the service gets the next request twice; the response is that of the first',
  'late-response': 'the next response is delayed: late-response=90s',
  'withdraw-scope': 'the wearer withdraws a scope at the service: withdraw-scope=sleep',
  account: "another person is signed in at the service in the phone's browser: account=noor",
  'stuck-files': 'no file gets through, although Bluetooth is there',
  'old-file': 'the file before the last one reaches the watch again',
  'cut-file': 'the next file arrives cut short',
  'foreign-file':
    'the watch gets the last file as another version of the app would send it: a number differs',
} as const;

export type FaultName = keyof typeof FAULTS;

/**
 * How long each fault lasts: a `state` until it ends, one that is `armed` until it has happened, an `event` no time at
 * all. A failure of the cloud is a state with a value.
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
  'phone-off': 'state',
  'no-wakes': 'state',
  'wake-burst': 'event',
  'phone-clock': 'state',
  zone: 'state',
  'lost-writes': 'state',
  'storage-wiped': 'event',
  'settings-wiped': 'event',
  'disk-wiped': 'event',
  'lost-request': 'armed',
  'sent-twice': 'armed',
  'late-response': 'armed',
  'withdraw-scope': 'event',
  account: 'state',
  'stuck-files': 'state',
  'old-file': 'event',
  'cut-file': 'armed',
  'foreign-file': 'event',
} as const satisfies Record<FaultName, 'state' | 'armed' | 'response' | 'event'>;

/** The faults that need a value, and its form. Of states that overlap, the value that began last wins. */
export const VALUE_FORMS = {
  'phone-clock': 'a difference such as +2h or -1d',
  zone: 'a time zone such as Asia/Tokyo',
  'late-response': 'a duration such as 90s',
  'withdraw-scope': 'a scope such as sleep',
  account: 'a person',
} as const satisfies Partial<Record<FaultName, string>>;
export type ValuedFault = keyof typeof VALUE_FORMS;

type FaultOfKind<Kind> = {
  [Name in FaultName]: (typeof FAULT_KINDS)[Name] extends Kind ? Name : never;
}[FaultName];
/** The faults that can be switched on and off. */
export type SwitchedFault = Exclude<FaultOfKind<'state' | 'armed'>, ValuedFault>;
export type EventFault = Exclude<FaultOfKind<'event'>, ValuedFault>;

/** A fault with a value that is on. */
export interface ActiveValue {
  fault: ValuedFault;
  value: string;
}

const FAULT_NAMES = Object.keys(FAULTS).filter(isFaultName);
export const VALUED_FAULTS = FAULT_NAMES.filter(isValuedFault);
export const SWITCHED_FAULTS = FAULT_NAMES.filter(
  (name): name is SwitchedFault => !isValuedFault(name) && ['state', 'armed'].includes(FAULT_KINDS[name]),
);
export const EVENT_FAULTS = FAULT_NAMES.filter(isEventFault);

export function isValuedFault(name: FaultName): name is ValuedFault {
  return Object.hasOwn(VALUE_FORMS, name);
}

export function isEventFault(name: FaultName): name is EventFault {
  return FAULT_KINDS[name] === 'event' && !isValuedFault(name);
}

/** Whether a fault can be given an end. */
export function hasEnd(name: FaultName): boolean {
  return FAULT_KINDS[name] === 'state' || FAULT_KINDS[name] === 'response';
}

export function isFaultName(name: string): name is FaultName {
  return Object.hasOwn(FAULTS, name);
}

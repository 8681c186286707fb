import type { PretendCloud } from '../cloud/pretend-cloud';
import type { WatchDisk } from '../device/watch-disk';
import type { Link } from '../peer/link';
import type { LocalStore } from '../phone/local-store';
import type { Phone } from '../phone/phone';
import type { SettingsStore } from '../phone/settings-store';
import { parseDuration } from '../world/duration';
import type { DeviceSettings } from './device-settings';
import { parseDifference } from './fault-values';
import {
  type EventFault,
  type Fault,
  isEventFault,
  isValuedFault,
  type SwitchedFault,
  type ValuedFault,
} from './faults';
import type { OverridableSensors } from './overridable-sensors';
import type { PhoneSystem } from './phone-system';
import type { WorldNetwork } from './world-network';

/** The parts of the world that faults change. */
export interface FaultTarget {
  readonly link: Link;
  readonly network: WorldNetwork;
  readonly cloud: PretendCloud;
  readonly disk: WatchDisk;
  readonly localStore: LocalStore;
  readonly phone: Phone;
  readonly sensors: OverridableSensors;
  readonly settings: SettingsStore;
  readonly phoneSystem: PhoneSystem;
  readonly deviceSettings: DeviceSettings;
  restartWatch(): void;
}

const BURST_WAKES = 5;

/** A fault that is on for some time, or until it has happened. */
interface SwitchEffect {
  isOn(world: FaultTarget): boolean;
  set(world: FaultTarget, isOn: boolean): void;
}

/** What each fault that can be switched does to the world. */
export const SWITCH_EFFECTS: Readonly<Record<SwitchedFault, SwitchEffect>> = {
  'link-off': {
    isOn: ({ link }) => !link.isInReach,
    set: ({ link }, isOn) => link.setConnected(!isOn),
  },
  'network-off': {
    isOn: ({ network }) => !network.isReachable,
    set: ({ network }, isOn) => network.setOnline(!isOn),
  },
  'lost-answer': {
    isOn: ({ network }) => network.armed.responsesToLose > 0,
    set: ({ network }, isOn) => {
      network.armed.responsesToLose = isOn ? network.armed.responsesToLose + 1 : 0;
    },
  },
  'corrupt-file': {
    isOn: ({ link }) => link.files.filesToCorrupt > 0,
    set: ({ link }, isOn) => {
      link.files.filesToCorrupt = isOn ? link.files.filesToCorrupt + 1 : 0;
    },
  },
  'disk-full': {
    isOn: ({ disk }) => disk.isFull,
    set: ({ disk }, isOn) => {
      disk.isFull = isOn;
    },
  },
  'storage-full': {
    isOn: ({ localStore }) => localStore.isFull,
    set: ({ localStore }, isOn) => {
      localStore.isFull = isOn;
    },
  },
  'save-battery': {
    isOn: ({ phoneSystem }) => phoneSystem.isSavingBattery,
    set: ({ phoneSystem }, isOn) => {
      phoneSystem.isSavingBattery = isOn;
    },
  },
  'off-wrist': {
    isOn: ({ sensors }) => sensors.isOffWrist,
    set: ({ sensors }, isOn) => {
      sensors.isOffWrist = isOn;
    },
  },
  charging: {
    isOn: ({ sensors }) => sensors.isCharging,
    set: ({ sensors }, isOn) => {
      sensors.isCharging = isOn;
    },
  },
  'phone-off': {
    isOn: ({ phoneSystem }) => !phoneSystem.isOn,
    set: ({ phoneSystem }, isOn) => phoneSystem.setOn(!isOn),
  },
  'no-wakes': {
    isOn: ({ phoneSystem }) => phoneSystem.areWakesOff,
    set: ({ phoneSystem }, isOn) => {
      phoneSystem.areWakesOff = isOn;
    },
  },
  'lost-writes': {
    isOn: ({ localStore }) => localStore.losesWrites,
    set: ({ localStore }, isOn) => {
      localStore.losesWrites = isOn;
    },
  },
  'lost-request': {
    isOn: ({ network }) => network.armed.requestsToLose > 0,
    set: ({ network }, isOn) => {
      network.armed.requestsToLose = isOn ? network.armed.requestsToLose + 1 : 0;
    },
  },
  'sent-twice': {
    isOn: ({ network }) => network.armed.requestsToRepeat > 0,
    set: ({ network }, isOn) => {
      network.armed.requestsToRepeat = isOn ? network.armed.requestsToRepeat + 1 : 0;
    },
  },
  'stuck-files': {
    isOn: ({ link }) => link.files.isStuck,
    set: ({ link }, isOn) => link.files.setStuck(isOn),
  },
  'cut-file': {
    isOn: ({ link }) => link.files.filesToCut > 0,
    set: ({ link }, isOn) => {
      link.files.filesToCut = isOn ? link.files.filesToCut + 1 : 0;
    },
  },
};

/** What each event does to the world. */
const EVENT_EFFECTS: Readonly<Record<EventFault, (world: FaultTarget) => void>> = {
  revoke: ({ cloud }) => cloud.revokeGrants(),
  'kill-companion': ({ phone }) => phone.companion.kill(),
  'restart-watch': (world) => world.restartWatch(),
  'wake-burst': ({ phone }) => {
    for (let i = 0; i < BURST_WAKES; i++) phone.companion.wakeUp();
  },
  'storage-wiped': ({ localStore }) => localStore.wipe(),
  'settings-wiped': ({ settings }) => settings.clear('settings'),
  'disk-wiped': ({ disk }) => disk.clear(),
  'old-file': ({ link }) => link.files.resendPrevious(),
  'foreign-file': ({ link }) => link.files.resendAltered(),
};

/** What each fault with a value does to the world. Undefined: no state of that name is left. */
const VALUE_EFFECTS: Readonly<Record<ValuedFault, (world: FaultTarget, value: string | undefined) => void>> =
  {
    'phone-clock': ({ phoneSystem }, value = '+0s') => {
      phoneSystem.clockOffsetMs = parseDifference(value) ?? 0;
    },
    zone: ({ deviceSettings }, value) => deviceSettings.travelTo(value),
    'late-response': ({ network }, value) => {
      if (value === undefined) network.armed.forgetDelays();
      else network.armed.delayNextResponse(parseDuration(value) ?? 0);
    },
    'withdraw-scope': ({ cloud }, value = '') => cloud.withdrawScope(value),
    account: ({ cloud }, value) => cloud.signInAs(value),
  };

/** Begins a fault. One that is an event happens. */
export function beginFault(world: FaultTarget, { name, value, failure }: Fault): void {
  if (name === 'answer') {
    if (failure) world.network.failures.start(failure);
  } else if (isValuedFault(name)) VALUE_EFFECTS[name](world, value);
  else if (isEventFault(name)) EVENT_EFFECTS[name](world);
  else SWITCH_EFFECTS[name].set(world, true);
}

/** Ends a state. `left` is the last of the others of its name. A failure of the cloud ends alone. */
export function endFault(world: FaultTarget, { name, failure }: Fault, left: Fault | undefined): void {
  if (name === 'answer') {
    if (failure) world.network.failures.end(failure);
  } else if (isValuedFault(name)) VALUE_EFFECTS[name](world, left?.value);
  else if (!isEventFault(name) && !left) SWITCH_EFFECTS[name].set(world, false);
}

import type { PretendCloud } from '../cloud/pretend-cloud';
import type { WatchDisk } from '../device/watch-disk';
import type { Link } from '../peer/link';
import type { LocalStore } from '../phone/local-store';
import type { Phone } from '../phone/phone';
import { type EventFault, FAULT_KINDS, type Fault, type SwitchedFault } from './faults';
import type { OverridableSensors } from './overridable-sensors';
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
  isSavingBattery: boolean;
  restartWatch(): void;
}

/** A fault that is on for some time, or until it has happened. */
interface SwitchEffect {
  isOn(world: FaultTarget): boolean;
  set(world: FaultTarget, isOn: boolean): void;
}

/** What each fault that can be switched does to the world. */
export const SWITCH_EFFECTS: Readonly<Record<SwitchedFault, SwitchEffect>> = {
  'link-off': {
    isOn: ({ link }) => !link.isConnected,
    set: ({ link }, isOn) => link.setConnected(!isOn),
  },
  'network-off': {
    isOn: ({ network }) => !network.isOnline,
    set: ({ network }, isOn) => network.setOnline(!isOn),
  },
  'lost-answer': {
    isOn: ({ network }) => network.responsesToLose > 0,
    set: ({ network }, isOn) => {
      network.responsesToLose = isOn ? network.responsesToLose + 1 : 0;
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
    isOn: (world) => world.isSavingBattery,
    set: (world, isOn) => {
      world.isSavingBattery = isOn;
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
};

/** What each event does to the world. */
export const EVENT_EFFECTS: Readonly<Record<EventFault, (world: FaultTarget) => void>> = {
  revoke: ({ cloud }) => cloud.revokeGrants(),
  'kill-companion': ({ phone }) => phone.companion.kill(),
  'restart-watch': (world) => world.restartWatch(),
};

/** Begins a fault; an event happens. */
export function beginFault(world: FaultTarget, { name, failure }: Fault): void {
  if (name === 'answer') {
    if (failure) world.network.failures.start(failure);
  } else if (isEvent(name)) EVENT_EFFECTS[name](world);
  else SWITCH_EFFECTS[name].set(world, true);
}

/** Ends a state, which `isLast` of those with its name. How the cloud fails ends alone. */
export function endFault(world: FaultTarget, { name, failure }: Fault, isLast: boolean): void {
  if (name === 'answer') {
    if (failure) world.network.failures.end(failure);
  } else if (!isEvent(name) && isLast) SWITCH_EFFECTS[name].set(world, false);
}

function isEvent(name: keyof typeof FAULT_KINDS): name is EventFault {
  return FAULT_KINDS[name] === 'event';
}

import type { PretendCloud } from '../cloud/pretend-cloud';
import type { WatchDisk } from '../device/watch-disk';
import type { Link } from '../peer/link';
import type { LocalStore } from '../phone/local-store';
import type { Phone } from '../phone/phone';
import type { Fault, FaultName } from './faults';
import type { WorldNetwork } from './world-network';

/** The parts of the world that faults change. */
interface FaultTarget {
  readonly link: Link;
  readonly network: WorldNetwork;
  readonly cloud: PretendCloud;
  readonly disk: WatchDisk;
  readonly localStore: LocalStore;
  readonly phone: Phone;
  isSavingBattery: boolean;
  restartWatch(): void;
}

interface FaultEffect {
  apply(world: FaultTarget, fault: Fault): void;
  /** Absent if the fault has no duration. */
  revert?(world: FaultTarget, fault: Fault): void;
}

/** What each fault does to the world. */
export const FAULT_EFFECTS: Readonly<Record<FaultName, FaultEffect>> = {
  'link-off': {
    apply: (world) => world.link.setConnected(false),
    revert: (world) => world.link.setConnected(true),
  },
  'network-off': {
    apply: (world) => world.network.setOnline(false),
    revert: (world) => world.network.setOnline(true),
  },
  answer: {
    apply: ({ network }, { failure }) => failure && network.failures.start(failure),
    revert: ({ network }, { failure }) => failure && network.failures.end(failure),
  },
  'lost-answer': {
    apply: (world) => {
      world.network.responsesToLose++;
    },
  },
  revoke: { apply: (world) => world.cloud.revokeGrants() },
  'corrupt-file': {
    apply: (world) => {
      world.link.files.corruptsNextFile = true;
    },
  },
  'disk-full': {
    apply: (world) => {
      world.disk.isFull = true;
    },
    revert: (world) => {
      world.disk.isFull = false;
    },
  },
  'storage-full': {
    apply: (world) => {
      world.localStore.isFull = true;
    },
    revert: (world) => {
      world.localStore.isFull = false;
    },
  },
  'kill-companion': { apply: (world) => world.phone.companion.kill() },
  'save-battery': {
    apply: (world) => {
      world.isSavingBattery = true;
    },
    revert: (world) => {
      world.isSavingBattery = false;
    },
  },
  'restart-watch': { apply: (world) => world.restartWatch() },
};

import type { PretendCloud } from '../cloud/pretend-cloud';
import type { WatchDisk } from '../device/watch-disk';
import type { Link } from '../peer/link';
import type { LocalStore } from '../phone/local-store';
import type { Phone } from '../phone/phone';
import type { Fault, FaultName } from './faults';
import type { WorldNetwork } from './world-network';

/** What a fault can reach. */
interface Reach {
  readonly link: Link;
  readonly network: WorldNetwork;
  readonly cloud: PretendCloud;
  readonly disk: WatchDisk;
  readonly localStore: LocalStore;
  readonly phone: Phone;
  savesBattery: boolean;
  restartWatch(): void;
}

interface Effect {
  begin(world: Reach, fault: Fault): void;
  /** Absent where the fault is over as soon as it has happened. */
  end?(world: Reach, fault: Fault): void;
}

/** What each fault does to the world. */
export const FAULT_EFFECTS: Readonly<Record<FaultName, Effect>> = {
  'link-off': {
    begin: (world) => world.link.setUp(false),
    end: (world) => world.link.setUp(true),
  },
  'network-off': {
    begin: (world) => world.network.setOnline(false),
    end: (world) => world.network.setOnline(true),
  },
  answer: {
    begin: (world, fault) => world.network.setMood(fault.mood ?? 'normal', fault.match),
    end: (world, fault) => world.network.setMood('normal', fault.match),
  },
  'lost-answer': {
    begin: (world) => {
      world.network.loseAnswers++;
    },
  },
  revoke: { begin: (world) => world.cloud.revokeGrants() },
  'corrupt-file': {
    begin: (world) => {
      world.link.files.corruptNext = true;
    },
  },
  'disk-full': {
    begin: (world) => {
      world.disk.full = true;
    },
    end: (world) => {
      world.disk.full = false;
    },
  },
  'storage-full': {
    begin: (world) => {
      world.localStore.full = true;
    },
    end: (world) => {
      world.localStore.full = false;
    },
  },
  'kill-companion': { begin: (world) => world.phone.companion.kill() },
  'save-battery': {
    begin: (world) => {
      world.savesBattery = true;
    },
    end: (world) => {
      world.savesBattery = false;
    },
  },
  'restart-watch': { begin: (world) => world.restartWatch() },
};

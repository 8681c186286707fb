import type { FaultName } from '../../run/faults';
import type { Place } from '../../world/trace';

/** The groups of the panel, in the order of the line: from the wrist to the cloud. */
export const FAULT_GROUPS = ['watch', 'link', 'phone', 'network', 'cloud'] as const;
export type FaultGroup = (typeof FAULT_GROUPS)[number];

/** The places that something bites at: each has a row of flags. */
export const STOPS = ['watch', 'phone', 'cloud'] as const;
export type Stop = (typeof STOPS)[number];

interface FaultWords {
  group: FaultGroup;
  /** Worded as the trouble: on means that it is so. */
  text: string;
  /** Where it bites. Connections have their own switches there. */
  stop?: Stop;
}

/** Every fault of the command line but `answer`, which has rows of its own; in the panel's order. */
export const FAULT_WORDS: Readonly<Record<Exclude<FaultName, 'answer'>, FaultWords>> = {
  'off-wrist': { group: 'watch', stop: 'watch', text: 'Off the wrist' },
  charging: { group: 'watch', stop: 'watch', text: 'Charging' },
  'disk-full': { group: 'watch', stop: 'watch', text: 'Disk full' },
  'restart-watch': { group: 'watch', text: 'Restart the face' },
  'link-off': { group: 'link', text: 'Bluetooth off' },
  'corrupt-file': { group: 'link', stop: 'watch', text: 'Next file damaged' },
  'storage-full': { group: 'phone', stop: 'phone', text: 'Storage full' },
  'save-battery': { group: 'phone', stop: 'phone', text: 'Phone saves battery' },
  'kill-companion': { group: 'phone', text: 'Kill the companion' },
  'network-off': { group: 'network', text: 'Network off' },
  'lost-answer': { group: 'network', stop: 'cloud', text: 'Next answer lost' },
  revoke: { group: 'cloud', text: 'Withdraw the consent' },
};

const PLACES: Readonly<Record<FaultGroup, Place>> = {
  watch: 'watch',
  link: 'phone',
  phone: 'phone',
  network: 'cloud',
  cloud: 'cloud',
};

/** The lane of the event log that a fault by this name belongs to. */
export function placeOfFault(name: string): Place {
  const fault = LISTED_FAULTS.find((each) => each === name);
  return fault ? PLACES[FAULT_WORDS[fault].group] : 'cloud';
}

/** The names of these faults, in the panel's order. */
export const LISTED_FAULTS = Object.keys(FAULT_WORDS) as Exclude<FaultName, 'answer'>[];

import { type FaultName, VALUED_FAULTS, type ValuedFault } from '../../run/faults';
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

/** The panel has no fields for values; the person has a menu for the zone. `answer` has rows of its own. */
export type ListedFault = Exclude<FaultName, 'answer' | ValuedFault>;

/** Every fault of the command line that needs no value, in the panel's order. */
export const FAULT_WORDS: Readonly<Record<ListedFault, FaultWords>> = {
  'off-wrist': { group: 'watch', stop: 'watch', text: 'Off the wrist' },
  charging: { group: 'watch', stop: 'watch', text: 'Charging' },
  'disk-full': { group: 'watch', stop: 'watch', text: 'Disk full' },
  'disk-wiped': { group: 'watch', text: 'Remove the files' },
  'restart-watch': { group: 'watch', text: 'Restart the face' },
  'link-off': { group: 'link', text: 'Bluetooth off' },
  'corrupt-file': { group: 'link', stop: 'watch', text: 'Next file damaged' },
  'cut-file': { group: 'link', stop: 'watch', text: 'Next file cut short' },
  'stuck-files': { group: 'link', stop: 'watch', text: 'Files are stuck' },
  'old-file': { group: 'link', text: 'The file before the last again' },
  'foreign-file': { group: 'link', text: 'A file of another version' },
  'phone-off': { group: 'phone', stop: 'phone', text: 'Phone is off' },
  'storage-full': { group: 'phone', stop: 'phone', text: 'Storage full' },
  'lost-writes': { group: 'phone', stop: 'phone', text: 'Writes are lost' },
  'no-wakes': { group: 'phone', stop: 'phone', text: 'Phone does not wake it' },
  'save-battery': { group: 'phone', stop: 'phone', text: 'Phone saves battery' },
  'kill-companion': { group: 'phone', text: 'Kill the companion' },
  'wake-burst': { group: 'phone', text: 'Wake it five times' },
  'storage-wiped': { group: 'phone', text: 'Empty its storage' },
  'settings-wiped': { group: 'phone', text: 'Clear the settings' },
  'network-off': { group: 'network', text: 'Network off' },
  'lost-request': { group: 'network', stop: 'cloud', text: 'Next request lost' },
  'sent-twice': { group: 'network', stop: 'cloud', text: 'Next request sent twice' },
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

const PLACES_OF_VALUED: Readonly<Record<ValuedFault, Place>> = {
  'phone-clock': 'phone',
  zone: 'watch',
  'late-response': 'cloud',
  'withdraw-scope': 'cloud',
  account: 'cloud',
};

/** The lane of the event log that a fault by this name belongs to. */
export function placeOfFault(name: string): Place {
  const fault = LISTED_FAULTS.find((each) => each === name);
  const valued = VALUED_FAULTS.find((each) => each === name);
  if (valued) return PLACES_OF_VALUED[valued];
  return fault ? PLACES[FAULT_WORDS[fault].group] : 'cloud';
}

/** The names of these faults, in the panel's order. */
export const LISTED_FAULTS = Object.keys(FAULT_WORDS) as ListedFault[];

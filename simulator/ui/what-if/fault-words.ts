import type { PersonaName } from '../../persona/persona-names';
import { type ActiveValue, type FaultName, VALUED_FAULTS, type ValuedFault } from '../../run/faults';
import { keysOf } from '../../world/keys-of';
import type { Place } from '../../world/trace';

/** The groups of the panel, from the wrist to the cloud. */
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

/** `answer` has rows of its own, and faults with a value have menus. */
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

const PLACES_OF_GROUPS: Readonly<Record<FaultGroup, Place>> = {
  watch: 'watch',
  link: 'phone',
  phone: 'phone',
  network: 'cloud',
  cloud: 'cloud',
};

interface ValueWords extends FaultWords {
  /** The menu where it is not on. */
  none: string;
  /** Some values, in words. */
  choices: Readonly<Record<string, string>>;
}

/** The faults with a value that have a menu. The zone is in the group of the person. */
export type ListedValue = Exclude<ValuedFault, 'zone'>;

/** In the panel's order, after the others of their groups. */
export const VALUE_WORDS: Readonly<Record<ListedValue, ValueWords>> = {
  'phone-clock': {
    group: 'phone',
    stop: 'phone',
    text: 'Its clock',
    none: 'Right',
    choices: {
      '+5m': '5 min fast',
      '-5m': '5 min slow',
      '+2h': '2 h fast',
      '-2h': '2 h slow',
      '+1d': 'A day fast',
      '-1d': 'A day slow',
    },
  },
  'late-response': {
    group: 'network',
    stop: 'cloud',
    text: 'Next answer comes',
    none: 'In time',
    choices: { '5s': '5 s late', '20s': '20 s late', '1m30s': '90 s late', '5m': '5 min late' },
  },
  account: {
    group: 'cloud',
    stop: 'cloud',
    text: 'Signed in at the service',
    none: 'The wearer',
    choices: { mara: 'Mara', noor: 'Noor', idle: 'Ida' } satisfies Record<PersonaName, string>,
  },
  'withdraw-scope': {
    group: 'cloud',
    text: 'Withdraw a scope',
    none: 'Choose',
    choices: {
      activity: 'activity (Fitbit)',
      heartrate: 'heart rate (Fitbit)',
      sleep: 'sleep',
      weight: 'weight (Fitbit)',
      nutrition: 'nutrition',
      activity_and_fitness: 'activity (Google)',
      health_metrics_and_measurements: 'measurements (Google)',
    },
  },
};

/** The names of these faults, in the panel's order. */
export const LISTED_VALUES = keysOf(VALUE_WORDS);

/** A fault with a value that is on, as a flag has it: "Clock +2h". */
export function describeActiveValue({ fault, value }: ActiveValue): {
  group: FaultGroup;
  stop: Stop;
  text: string;
} {
  switch (fault) {
    case 'phone-clock':
      return { group: 'phone', stop: 'phone', text: `Clock ${value}` };
    case 'zone':
      return { group: 'watch', stop: 'watch', text: `In ${value.replace(/.*\//, '').replaceAll('_', ' ')}` };
    case 'late-response':
      return { group: 'network', stop: 'cloud', text: `Next answer ${value} late` };
    case 'account':
      return {
        group: 'cloud',
        stop: 'cloud',
        text: `${VALUE_WORDS.account.choices[value] ?? value} is signed in`,
      };
    case 'withdraw-scope':
      return { group: 'cloud', stop: 'cloud', text: `Without ${value}` };
  }
}

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
  return fault ? PLACES_OF_GROUPS[FAULT_WORDS[fault].group] : 'cloud';
}

/** The names of these faults, in the panel's order. */
export const LISTED_FAULTS = keysOf(FAULT_WORDS);

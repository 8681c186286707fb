import { applyFailures } from '../../../simulator/cloud/failure-modes/apply-failures';
import {
  FAULTY_MODES,
  type Failure,
  type FaultyMode,
} from '../../../simulator/cloud/failure-modes/failure-mode';
import { PERSONA_NAMES } from '../../../simulator/persona/persona-names';
import { VALUE_CHECKS } from '../../../simulator/run/fault-values';
import { EVENT_FAULTS, FAULTS, SWITCHED_FAULTS, VALUED_FAULTS } from '../../../simulator/run/faults';
import { endAll, listActive } from '../../../simulator/ui/what-if/active-things';
import { ANSWER_GROUPS, isCovered, modesOf, summarizeAnswer } from '../../../simulator/ui/what-if/answers';
import {
  FAULT_GROUPS,
  FAULT_WORDS,
  LISTED_FAULTS,
  LISTED_VALUES,
  VALUE_WORDS,
} from '../../../simulator/ui/what-if/fault-words';
import { PEOPLE } from '../../../simulator/ui/what-if/person-rows';
import { ZONES } from '../../../simulator/ui/what-if/zones';

test('the panel has every fault of the command line once, and every failure mode in one group', () => {
  expect([...LISTED_FAULTS, ...VALUED_FAULTS, 'answer'].sort()).toEqual(Object.keys(FAULTS).sort());
  expect([...SWITCHED_FAULTS, ...EVENT_FAULTS, ...VALUED_FAULTS, 'answer'].sort()).toEqual(
    Object.keys(FAULTS).sort(),
  );
  expect([...LISTED_VALUES, 'zone'].sort()).toEqual([...VALUED_FAULTS].sort());
  for (const name of LISTED_VALUES)
    for (const value of Object.keys(VALUE_WORDS[name].choices)) expect(VALUE_CHECKS[name](value)).toBe(true);
  const inGroups = FAULT_GROUPS.flatMap((group) =>
    LISTED_FAULTS.filter((name) => FAULT_WORDS[name].group === group),
  );
  expect(inGroups).toEqual(LISTED_FAULTS);
  expect(ANSWER_GROUPS.flatMap(modesOf).sort()).toEqual([...FAULTY_MODES].sort());
});

test('the panel has every person, and zones that exist', () => {
  expect(Object.keys(PEOPLE)).toEqual([...PERSONA_NAMES]);
  for (const zone of ZONES) expect(() => new Intl.DateTimeFormat('en', { timeZone: zone })).not.toThrow();
});

test('all that can be switched on is listed from the watch to the cloud, and has an end', () => {
  const failures: Failure[] = [{ mode: '429', urlPart: '/sleep/' }, { mode: 'slow' }];
  const things = listActive({
    faults: SWITCHED_FAULTS,
    faultValues: [
      { fault: 'phone-clock', value: '+2h' },
      { fault: 'zone', value: 'America/New_York' },
      { fault: 'late-response', value: '1m30s' },
      { fault: 'account', value: 'idle' },
    ],
    failures,
    deniedPermissions: ['access_x'],
  });
  expect(things.map(({ stop, text }) => `${stop ?? '-'}: ${text}`)).toEqual([
    'watch: Off the wrist',
    'watch: Charging',
    'watch: Disk full',
    'watch: In New York',
    'watch: access_x taken away',
    '-: Bluetooth off',
    'watch: Next file damaged',
    'watch: Next file cut short',
    'watch: Files are stuck',
    '-: Network off',
    'phone: Phone is off',
    'phone: Storage full',
    'phone: Writes are lost',
    'phone: Phone does not wake it',
    'phone: Phone saves battery',
    'phone: Clock +2h',
    'cloud: Next request lost',
    'cloud: Next request sent twice',
    'cloud: Next answer lost',
    'cloud: Next answer 1m30s late',
    'cloud: Ida is signed in',
    'cloud: 429 for sleep',
    'cloud: Slow, 8 s',
  ]);
  expect(things.find(({ text }) => text === '429 for sleep')?.end).toEqual({
    type: 'failures',
    failures: [{ mode: 'slow' }],
  });
  expect(endAll(things)).toContainEqual({ type: 'faultValue', fault: 'zone', value: null });
  expect(endAll(things)).toHaveLength(SWITCHED_FAULTS.length + 4 + 2);
  expect(endAll(things)).toContainEqual({ type: 'failures', failures: [] });
});

test('a flag has words, not the name of a mode: no longer than fits', () => {
  const texts = FAULTY_MODES.map((mode) => summarizeAnswer({ mode }));
  expect(texts).toEqual(expect.arrayContaining(['500', 'No response', 'Odd row', 'Deleted client']));
  for (const text of texts) {
    expect(text).toMatch(/^(\d{3}|[A-Z][\w, -]*)/);
    expect(text).not.toMatch(/\w-[a-z]+-|^[a-z]/);
    expect(text.length).toBeLessThanOrEqual(24);
  }
});

test('a failure is covered by one above for the same addresses that responds to all', () => {
  const failures: Failure[] = [
    { mode: 'slow' },
    { mode: '429' },
    { mode: '500' },
    { mode: 'no-scope' },
    { mode: '500', urlPart: '/hrv/' },
  ];
  expect(failures.map((_, i) => isCovered(failures, i))).toEqual([false, false, true, false, false]);
});

const DATA_URLS = [
  'https://api.fitbit.com/1/user/-/profile.json',
  'https://health.googleapis.com/v4/users/me/settings',
];

/** Whether it responds to data of both services by itself. */
function respondsToAll(mode: FaultyMode): boolean {
  const handle = jest.fn(() => ({ status: 200, headers: {}, body: '{}' }));
  for (const url of DATA_URLS)
    applyFailures([{ mode }], { method: 'GET', url, headers: {} }, { now: 0, random: () => 0, handle });
  return handle.mock.calls.length === 0;
}

test.each(FAULTY_MODES)('%s is said to cover those below it exactly where it responds to all', (mode) => {
  expect(isCovered([{ mode }, { mode: 'slow' }], 1)).toBe(respondsToAll(mode));
});

import {
  FAILURE_MODE_DESCRIPTIONS,
  type Failure,
  type FaultyMode,
} from '../../cloud/failure-modes/failure-mode';

export const ANSWER_GROUPS = ['Refuses', 'Breaks', 'Delays', 'Damages', 'Sign-in'] as const;
type AnswerGroup = (typeof ANSWER_GROUPS)[number];

const GROUP_OF: Readonly<Record<FaultyMode, AnswerGroup>> = {
  '204': 'Breaks',
  '401': 'Refuses',
  '401-html': 'Refuses',
  '401-google': 'Refuses',
  '403': 'Refuses',
  '403-google': 'Refuses',
  '403-scope': 'Refuses',
  '403-disabled': 'Refuses',
  '403-suspended': 'Refuses',
  '404-html': 'Refuses',
  '410': 'Refuses',
  '412': 'Refuses',
  '429': 'Refuses',
  '429-date': 'Refuses',
  '429-retry-info': 'Refuses',
  '500': 'Breaks',
  '503': 'Breaks',
  '520-html': 'Breaks',
  slow: 'Delays',
  late: 'Delays',
  silent: 'Delays',
  cut: 'Breaks',
  html: 'Breaks',
  'odd-row': 'Damages',
  shuffled: 'Damages',
  hole: 'Damages',
  'untyped-sleep': 'Damages',
  'no-sleep': 'Damages',
  naps: 'Damages',
  absurd: 'Damages',
  'other-day': 'Damages',
  'extra-day': 'Damages',
  'empty-page': 'Damages',
  'page-2': 'Breaks',
  'filter-refused': 'Refuses',
  'token-400': 'Sign-in',
  'token-429': 'Sign-in',
  'deleted-client': 'Sign-in',
  'access-denied': 'Sign-in',
  'no-scope': 'Sign-in',
  'no-refresh-token': 'Sign-in',
  'no-expires-in': 'Sign-in',
};

/** The modes of each group, in the order of the list of all. */
export function modesOf(group: AnswerGroup): FaultyMode[] {
  const modes = Object.keys(FAILURE_MODE_DESCRIPTIONS) as (FaultyMode | 'normal')[];
  return modes.filter((mode): mode is FaultyMode => mode !== 'normal' && GROUP_OF[mode] === group);
}

/** Modes that respond to every request for data by themselves: what comes after them is not reached. */
const COVERING_MODES: readonly FaultyMode[] = [
  ...(['204', '401', '401-html', '401-google', '403', '403-google', '403-scope', '404-html'] as const),
  ...(['429', '429-date', '429-retry-info', '500', '503', '520-html', 'html'] as const),
];

/** Whether a failure does nothing because one before it, for the same addresses, responds to all. */
export function isCovered(failures: readonly Failure[], i: number): boolean {
  const { mode, urlPart } = failures[i] ?? {};
  if (mode === undefined || GROUP_OF[mode] === 'Sign-in') return false;
  return failures
    .slice(0, i)
    .some((above) => above.urlPart === urlPart && COVERING_MODES.includes(above.mode));
}

/** Data sets by name, with what their addresses contain. */
export const DATA_SETS = {
  'Both services': {
    sleep: '/sleep/',
    steps: '/steps/',
    weight: '/weight/',
    'sign-in': '/token',
  },
  Fitbit: {
    profile: '/profile',
    'day’s activity': '/activities/date/',
    'heart rate': '/activities/heart/',
    'heart rate variability': '/hrv/',
    breathing: '/br/',
    oxygen: '/spo2/',
    'skin temperature': '/temp/',
    food: '/foods/log/date/',
    water: '/foods/log/water/',
    friends: '/leaderboard/',
    devices: '/devices',
  },
  Google: {
    settings: '/me/settings',
    'resting heart rate': '/daily-resting-heart-rate/',
    'heart rate variability': '/daily-heart-rate-variability/',
    breathing: '/daily-respiratory-rate/',
    oxygen: '/daily-oxygen-saturation/',
    'skin temperature': '/daily-sleep-temperature-derivations/',
    calories: '/total-calories/',
    food: '/nutrition-log/',
    water: '/hydration-log/',
    devices: '/pairedDevices',
  },
} as const satisfies Record<string, Record<string, string>>;

const NAMES_BY_PART: ReadonlyMap<string, string> = new Map<string, string>(
  Object.values(DATA_SETS).flatMap((sets) =>
    Object.entries(sets).map(([name, part]) => [part, name] as const),
  ),
);

/** `sleep`, or the part of the address itself. */
export function nameAddresses(urlPart: string | undefined): string {
  return urlPart === undefined ? 'all addresses' : (NAMES_BY_PART.get(urlPart) ?? urlPart);
}

/** Instead of a longer description the words of the mode's name are on a flag. */
const MAX_FLAG_TEXT = 24;

/** `odd-row` as `Odd row`. */
function nameMode(mode: FaultyMode): string {
  return mode.charAt(0).toUpperCase() + mode.slice(1).replace(/-/g, ' ');
}

/** `429 for sleep`. */
export function summarizeAnswer({ mode, urlPart }: Failure): string {
  const [status] = /^\d{3}\b/.exec(mode) ?? [];
  const description = FAILURE_MODE_DESCRIPTIONS[mode];
  const answer = status ?? (description.length > MAX_FLAG_TEXT ? nameMode(mode) : description);
  return urlPart === undefined ? answer : `${answer} for ${nameAddresses(urlPart)}`;
}

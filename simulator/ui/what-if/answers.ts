import {
  FAILURE_MODE_DESCRIPTIONS,
  type Failure,
  type FaultyMode,
} from '../../cloud/failure-modes/failure-mode';
import { keysOf } from '../../world/keys-of';

export const ANSWER_GROUPS = ['Refuses', 'Breaks', 'Delays', 'Damages', 'Sign-in'] as const;
type AnswerGroup = (typeof ANSWER_GROUPS)[number];

interface AnswerKind {
  group: AnswerGroup;
  /** It responds to every request for data by itself: what comes after it is not reached. */
  coversAll: boolean;
}

const KINDS: Readonly<Record<FaultyMode, AnswerKind>> = {
  '204': { group: 'Breaks', coversAll: true },
  '401': { group: 'Refuses', coversAll: true },
  '401-html': { group: 'Refuses', coversAll: true },
  '401-google': { group: 'Refuses', coversAll: true },
  '403': { group: 'Refuses', coversAll: true },
  '403-google': { group: 'Refuses', coversAll: true },
  '403-scope': { group: 'Refuses', coversAll: true },
  '403-disabled': { group: 'Refuses', coversAll: false },
  '403-suspended': { group: 'Refuses', coversAll: false },
  '404-html': { group: 'Refuses', coversAll: true },
  '410': { group: 'Refuses', coversAll: false },
  '412': { group: 'Refuses', coversAll: false },
  '429': { group: 'Refuses', coversAll: true },
  '429-date': { group: 'Refuses', coversAll: true },
  '429-retry-info': { group: 'Refuses', coversAll: true },
  '500': { group: 'Breaks', coversAll: true },
  '503': { group: 'Breaks', coversAll: true },
  '520-html': { group: 'Breaks', coversAll: true },
  slow: { group: 'Delays', coversAll: false },
  late: { group: 'Delays', coversAll: false },
  silent: { group: 'Delays', coversAll: false },
  cut: { group: 'Breaks', coversAll: false },
  html: { group: 'Breaks', coversAll: true },
  'odd-row': { group: 'Damages', coversAll: false },
  shuffled: { group: 'Damages', coversAll: false },
  hole: { group: 'Damages', coversAll: false },
  'untyped-sleep': { group: 'Damages', coversAll: false },
  'no-sleep': { group: 'Damages', coversAll: false },
  naps: { group: 'Damages', coversAll: false },
  absurd: { group: 'Damages', coversAll: false },
  'other-day': { group: 'Damages', coversAll: false },
  'extra-day': { group: 'Damages', coversAll: false },
  'empty-page': { group: 'Damages', coversAll: false },
  'page-2': { group: 'Breaks', coversAll: false },
  'filter-refused': { group: 'Refuses', coversAll: false },
  'token-400': { group: 'Sign-in', coversAll: false },
  'token-429': { group: 'Sign-in', coversAll: false },
  'deleted-client': { group: 'Sign-in', coversAll: false },
  'access-denied': { group: 'Sign-in', coversAll: false },
  'no-scope': { group: 'Sign-in', coversAll: false },
  'no-refresh-token': { group: 'Sign-in', coversAll: false },
  'no-expires-in': { group: 'Sign-in', coversAll: false },
};

/** The modes of each group, in the order of the list of all. */
export function modesOf(group: AnswerGroup): FaultyMode[] {
  const modes = keysOf(FAILURE_MODE_DESCRIPTIONS);
  return modes.filter((mode): mode is FaultyMode => mode !== 'normal' && KINDS[mode].group === group);
}

/** Whether a failure does nothing because one before it, for the same addresses, responds to all. */
export function isCovered(failures: readonly Failure[], i: number): boolean {
  const { mode, urlPart } = failures[i] ?? {};
  if (mode === undefined || KINDS[mode].group === 'Sign-in') return false;
  return failures.slice(0, i).some((above) => above.urlPart === urlPart && KINDS[above.mode].coversAll);
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

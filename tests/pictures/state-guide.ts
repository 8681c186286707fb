import type { Condition } from '../../app/condition';
import type { BodySection, Snapshot } from '../../common/snapshot';
import { DAY_S, HOUR_S, MINUTE_S, SECOND_MS } from '../../common/time';
import { TODAY } from '../today';
import { agedSnapshot, emptySnapshot, NOW, referenceSnapshot } from './reference-snapshot';
import { getScene, type Scene } from './scenes';
import type { FaceSetup } from './test-face';

/** `docs/states.md`: every state of the watch with its picture, what it means and what the wearer can do. */

export interface GuideEntry {
  /** The name of the picture in `docs/pictures/states`. */
  name: string;
  page: Scene['page'];
  setup: FaceSetup;
  /** A text that the picture must show, so that the guide cannot describe what is not there. */
  shows: string;
  meaning: string;
  action: string;
}

const NOTHING = 'Nothing.';
const NEXT_SYNC = 'Nothing. It comes with one of the next syncs.';
const { account, ...rest } = referenceSnapshot();
const ending: Snapshot = {
  ...rest,
  account: { ...account, until: NOW / SECOND_MS + 78 * MINUTE_S },
};

function ofScene(name: string): Pick<GuideEntry, 'page' | 'setup'> {
  const { page, setup } = getScene(name);
  return { page, setup };
}

/** What each condition of the account or the phone looks like. The compiler asks for an entry for a new one. */
const CONDITIONS: Readonly<Record<Condition, GuideEntry>> = {
  ok: {
    ...ofScene('home'),
    name: 'ok',
    shows: '6h 56',
    meaning: 'All is well: last night, and how your heart compares with its own usual.',
    action: NOTHING,
  },
  notSetUp: {
    ...ofScene('not-set-up'),
    name: 'not-set-up',
    shows: 'Not set up',
    meaning: 'The phone has not sent anything, or nobody has signed in.',
    action: 'Open the app on the phone, then Almanac’s settings, and sign in.',
  },
  finishSignIn: {
    ...ofScene('connect'),
    name: 'finish-sign-in',
    shows: 'Connect',
    meaning: 'The consent is given, and the phone is finishing the sign-in.',
    action: 'Nothing, or bring the phone online. It goes on by itself.',
  },
  ending: {
    page: 'home',
    setup: { snapshot: ending },
    name: 'sign-in-ends',
    shows: 'Sign in by',
    meaning: 'The sign-in ends at this time and cannot be renewed. Data still arrives.',
    action: 'Sign in again in the settings on the phone, when it suits you.',
  },
  reconnect: {
    ...ofScene('reconnect'),
    name: 'reconnect',
    shows: 'Reconnect',
    meaning: 'The service no longer takes the sign-in: it was withdrawn, or it ended.',
    action: 'Sign in again in the settings on the phone.',
  },
  limited: {
    ...ofScene('rate-limited'),
    name: 'rate-limited',
    shows: 'Rate limited',
    meaning: 'The service has had enough requests, until the time that is shown.',
    action: 'Nothing. It goes on by itself.',
  },
  offline: {
    ...ofScene('offline'),
    name: 'offline',
    shows: 'Offline',
    meaning:
      'The phone is out of reach and nothing was checked for three hours, or it has sent nothing for a day.',
    action: 'Bring the phone near, turn Bluetooth on, open the app once.',
  },
  gone: {
    ...ofScene('service-gone'),
    name: 'service-gone',
    shows: 'Service gone',
    meaning: 'The service has been shut down. What the watch measures itself goes on.',
    action: 'Choose the other service in the settings on the phone.',
  },
};

const beforeTheNight: FaceSetup = {
  now: NOW - (9 * HOUR_S + 11 * MINUTE_S) * SECOND_MS,
  snapshot: agedSnapshot(9 * HOUR_S + 31 * MINUTE_S, 1),
};

const AT = NOW / SECOND_MS - 12 * MINUTE_S;
const reference = referenceSnapshot();
// The cast: the reference has every section.
const body = reference.body as BodySection;
const { sleep: _sleep, recovery: _recovery, ...withoutSleep } = reference;
const { friends: _friends, ...withoutFriends } = reference;

/** What single values and pages look like. */
const VALUES: readonly GuideEntry[] = [
  {
    name: 'before-the-night',
    page: 'home',
    setup: beforeTheNight,
    shows: 'No night yet',
    meaning:
      'The new night is not in yet. The Rim is empty ahead of the hand; the sleep page keeps the night before.',
    action: 'Nothing. It comes some time after you get up and the watch has synced.',
  },
  {
    name: 'no-sleep-data',
    page: 'home',
    setup: { snapshot: withoutSleep },
    shows: 'No sleep data',
    meaning: 'Sleep is not allowed, or the first sync has not brought it yet.',
    action: 'Wait a moment. If it stays, press “Ask again” in the settings on the phone.',
  },
  {
    ...ofScene('home-nine-hours'),
    name: 'old-data',
    shows: 'Synced 9 h ago',
    meaning: 'Nothing new has come for more than three hours.',
    action: 'Look at the status page: it says why.',
  },
  {
    name: 'low-battery',
    page: 'home',
    setup: { snapshot: referenceSnapshot(), readings: { battery: 18 } },
    shows: '18%',
    meaning: 'The watch’s battery has 20 % or less.',
    action: 'Charge the watch.',
  },
  {
    name: 'not-worn',
    page: 'home',
    setup: { snapshot: referenceSnapshot(), readings: { heartRate: null } },
    shows: '—',
    meaning: 'A dash is a value that is not known: here the heart rate of a watch that is not worn.',
    action: 'Wear the watch.',
  },
  {
    ...ofScene('sleep-stale'),
    name: 'older-night',
    shows: 'Night of',
    meaning: 'Grey is old, and the foot of the page says what is old: this is the night of another day.',
    action: 'Wear the watch at night; let it sync in the morning.',
  },
  {
    name: 'night-missing',
    page: 'recovery',
    setup: { snapshot: { ...reference, recovery: { ...reference.recovery, at: AT, date: TODAY - 1 } } },
    shows: 'Last night not in yet',
    meaning:
      'Nothing was measured last night, or it has not been synced. Grey is the night before; of an older one the foot says which it is.',
    action: 'Let the watch sync. Wear it at night.',
  },
  {
    name: 'nights-missing',
    page: 'week',
    setup: { snapshot: agedSnapshot(13 * HOUR_S, 1) },
    shows: 'Nights till',
    meaning: 'The nights of the week end with this day; the steps are those of the watch itself, and go on.',
    action: 'Let the watch sync, and open the app once.',
  },
  {
    name: 'food-of-another-day',
    page: 'body',
    setup: { snapshot: { ...reference, body: { ...body, date: TODAY - 1 } } },
    shows: 'Food of Mon',
    meaning: 'What was drunk and eaten is of an earlier day: nothing has come since midnight.',
    action: NEXT_SYNC,
  },
  {
    name: 'old-weight',
    page: 'body',
    setup: { snapshot: { ...reference, body: { ...body, points: body.points?.slice(0, -8) } } },
    shows: 'Weight 8 days ago',
    meaning: 'The last weight is more than a week old. It stays for 30 days.',
    action: 'Step on the scale, or log it in the app.',
  },
  {
    name: 'rest-later',
    page: 'recovery',
    setup: {
      snapshot: {
        ...reference,
        account: { ...account, restAt: NOW / SECOND_MS + 58 * MINUTE_S },
        recovery: { at: AT, date: TODAY },
      },
    },
    shows: 'The rest at 15:40',
    meaning: 'The sync was cut short: Almanac allows itself only so many requests an hour.',
    action: 'Nothing. It goes on by itself at this time or soon after.',
  },
  {
    name: 'syncing',
    page: 'sleep',
    setup: { snapshot: reference, isSyncing: true },
    shows: 'Syncing…',
    meaning: 'The phone is asking the service at this moment.',
    action: NOTHING,
  },
  {
    name: 'learning',
    page: 'recovery',
    setup: { snapshot: { ...reference, recovery: { ...reference.recovery, at: AT, hrv: [480] } } },
    shows: 'learning',
    meaning: 'Your usual range is not known yet: it takes some nights. Until then a track has no mark.',
    action: 'Wear the watch at night.',
  },
  {
    ...ofScene('always-on'),
    name: 'always-on',
    shows: '8,412',
    meaning: 'The always-on display, in a build that has it: day, time, steps, and last night at the edge.',
    action: NOTHING,
  },
  {
    name: 'status-offline',
    page: 'status',
    setup: { snapshot: agedSnapshot(4 * HOUR_S) },
    shows: 'Offline',
    meaning: 'The phone has brought nothing new for three hours, though nothing says that the sign-in ended.',
    action: 'Bring the phone near and online, and open the app once.',
  },
  {
    name: 'not-asked-yet',
    page: 'friends',
    setup: { snapshot: withoutFriends },
    shows: 'No data yet',
    meaning: 'The service has not been asked for this yet.',
    action: NEXT_SYNC,
  },
  {
    name: 'nothing-logged',
    page: 'body',
    setup: { snapshot: emptySnapshot() },
    shows: 'No recent weight',
    meaning: 'The service was asked, and has nothing of this kind. A real zero is shown as 0.',
    action: 'Log it in the app, or switch the page off in the settings.',
  },
  {
    name: 'past-its-keeping',
    page: 'friends',
    setup: { snapshot: agedSnapshot(8 * DAY_S, 8), isLinkOpen: false },
    shows: 'Last data',
    meaning:
      'There was data, too old to be shown. Recovery and 7 days, which have something of the watch’s own, say it at the foot. Elsewhere the foot names a phone that is not in reach, or until when the service wants no requests; home and the status page say what else it is.',
    action: 'Bring the phone near and open the app once.',
  },
];

export const GUIDE: readonly GuideEntry[] = [...Object.values(CONDITIONS), ...VALUES];

/** The text of `docs/states.md`. */
export function writeGuide(): string {
  const rows = GUIDE.map(
    ({ name, meaning, action }) =>
      `| <img src="pictures/states/${name}.png" width="168" alt="${name.replaceAll('-', ' ')}"> | ${meaning} | ${action} |`,
  );
  return [
    '# What the watch shows, and what to do',
    '',
    'Every state of the face. `npm run pictures` makes this page and its pictures; [face.md](face.md) has the rules behind it, [troubleshooting.md](troubleshooting.md) the cures in full.',
    '',
    '<picture>',
    '  <source media="(prefers-color-scheme: dark)" srcset="pictures/dial-dark.png">',
    '  <img src="pictures/dial-light.png" width="720" alt="The dial of Almanac with a name at every mark: noon at the top, midnight at the foot; along the edge last night’s sleep, today’s steps, the hand that is now, what is still to come; in the middle date, battery, time, the line of the day, heart rate, steps, zone minutes.">',
    '</picture>',
    '',
    '| on the watch | what it means | what to do |',
    '|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXAMPLES } from './collected';

/** How a body came about, the most trustworthy first. */
const KINDS = ['recorded', 'docs', 'fixture', 'constructed'] as const;
export type Kind = (typeof KINDS)[number];

export interface ExampleBody {
  file: string;
  kind: Kind;
  method: 'GET' | 'POST';
  /** As the specification writes it. */
  path: string;
  status: number;
  body: unknown;
}

const series = (resource: string) => `/1/user/-/activities/${resource}/date/{date}/{period}.json`;
const intraday = (resource: string) => `/1/user/-/activities/${resource}/date/{date}/1d/{detail-level}.json`;

/** What was requested to get each body. Errors are not of one endpoint, and so not here. */
const REQUESTS: Readonly<Record<string, string | ['POST', string, number]>> = {
  'activities-date.single-logged': '/1/user/-/activities/date/{date}.json',
  'activities-date.empty-list': '/1/user/-/activities/date/{date}.json',
  'timeseries.steps': series('steps'),
  'timeseries.steps.empty': series('steps'),
  'timeseries.calories': series('calories'),
  'intraday.steps.1min': intraday('steps'),
  'intraday.calories.1min': intraday('calories'),
  'intraday.calories.missing-daily': intraday('calories'),
  'azm.timeseries': series('active-zone-minutes'),
  'azm.intraday': intraday('active-zone-minutes'),
  'heart.timeseries': series('heart'),
  'heart.intraday': intraday('heart'),
  'heart.intraday.block-missing': intraday('heart'),
  'sleep.date.classic': '/1.2/user/-/sleep/date/{date}.json',
  'sleep.date.empty': '/1.2/user/-/sleep/date/{date}.json',
  'sleep.date.stages': '/1.2/user/-/sleep/date/{date}.json',
  'sleep.range.empty': '/1.2/user/-/sleep/date/{base-date}/{end-date}.json',
  'sleep.goal': '/1.2/user/-/sleep/goal.json',
  'sleep.goal.full': '/1.2/user/-/sleep/goal.json',
  'spo2.date': '/1/user/-/spo2/date/{date}.json',
  'spo2.intraday.date': '/1/user/-/spo2/date/{date}/all.json',
  'spo2.intraday.interval': '/1/user/-/spo2/date/{startDate}/{endDate}/all.json',
  'hrv.date': '/1/user/-/hrv/date/{date}.json',
  'hrv.intraday': '/1/user/-/hrv/date/{date}/all.json',
  'br.date': '/1/user/-/br/date/{date}.json',
  'br.intraday': '/1/user/-/br/date/{date}/all.json',
  'cardioscore.date': '/1/user/-/cardioscore/date/{date}.json',
  'tempskin.interval': '/1/user/-/temp/skin/date/{startDate}/{endDate}.json',
  'tempcore.date': '/1/user/-/temp/core/date/{date}.json',
  'weight.log': '/1/user/-/body/log/weight/date/{date}.json',
  'fat.log': '/1/user/-/body/log/fat/date/{date}.json',
  'body.goal.weight': '/1/user/-/body/log/{goal-type}/goal.json',
  'body.goal.fat': '/1/user/-/body/log/{goal-type}/goal.json',
  'body.timeseries.weight': '/1/user/-/body/weight/date/{base-date}/{end-date}.json',
  'food.log': '/1/user/-/foods/log/date/{date}.json',
  'food.goal': '/1/user/-/foods/log/goal.json',
  'water.log': '/1/user/-/foods/log/water/date/{date}.json',
  'water.goal': '/1/user/-/foods/log/water/goal.json',
  'water.post': ['POST', '/1/user/-/foods/log/water.json', 201],
  'nutrition.timeseries.water': '/1/user/-/foods/log/water/date/{base-date}/{end-date}.json',
  'activities.list': '/1/user/-/activities/list.json',
  'activities.lifetime': '/1/user/-/activities.json',
  'activities.goals': '/1/user/-/activities/goals/{period}.json',
  devices: '/1/user/-/devices.json',
  'devices.2': '/1/user/-/devices.json',
  'devices.mobiletrack': '/1/user/-/devices.json',
  'devices.none': '/1/user/-/devices.json',
  profile: '/1/user/-/profile.json',
  'alarms.get': '/1/user/-/devices/tracker/{tracker-id}/alarms.json',
  'alarms.add': ['POST', '/1/user/-/devices/tracker/{tracker-id}/alarms.json', 201],
  'ecg.list': '/1/user/-/ecg/list.json',
  'irn.profile': '/1/user/-/irn/profile.json',
  'irn.alerts': '/1/user/-/irn/alerts/list.json',
  friends: '/1.1/user/-/friends.json',
  'friends.leaderboard': '/1.1/user/-/leaderboard/friends.json',
  badges: '/1/user/-/badges.json',
  'subscriptions.list': '/1/user/-/{collection-path}/apiSubscriptions.json',
  'subscriptions.create': [
    'POST',
    '/1/user/-/{collection-path}/apiSubscriptions/{subscription-id}.json',
    201,
  ],
  'oauth.token': ['POST', '/oauth2/token', 200],
  'oauth.token.client_credentials': ['POST', '/oauth2/token', 200],
  'oauth.introspect': ['POST', '/1.1/oauth2/introspect', 200],
  'oauth.introspect.inactive': ['POST', '/1.1/oauth2/introspect', 200],
};

/** The collected responses of the service. */
export function readExampleBodies(): ExampleBody[] {
  const kinds = readKinds(readFileSync(join(EXAMPLES, 'README.md'), 'utf8'));
  return Object.entries(REQUESTS).map(([file, request]) => {
    const [method, path, status] = typeof request === 'string' ? (['GET', request, 200] as const) : request;
    const body: unknown = JSON.parse(readFileSync(join(EXAMPLES, 'fitbit', `${file}.json`), 'utf8'));
    return { file, kind: kinds.get(file) ?? 'constructed', method, path, status, body };
  });
}

/** More trustworthy than `other`. */
export function isBetter(kind: Kind, other: Kind): boolean {
  return KINDS.indexOf(kind) < KINDS.indexOf(other);
}

/** The table of the examples' README: `| fitbit/NAME | kind … |`. What begins with no kind was assembled. */
function readKinds(table: string): Map<string, Kind> {
  const rows = [...table.matchAll(/^\| fitbit\/(\S+) \| ([^|]*)\|/gm)];
  return new Map(
    rows.map(([, file = '', text = '']) => [
      file,
      KINDS.find((kind) => text.startsWith(kind)) ?? 'constructed',
    ]),
  );
}

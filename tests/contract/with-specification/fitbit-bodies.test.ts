import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toDayNumber } from '../../../common/calendar';
import { NO_SLEEP_LEVEL } from '../../../common/snapshot';
import { readIntrospection } from '../../../companion/account/tokens';
import { TODAY } from '../../today';
import {
  type Expectation,
  expectOutcome,
  fails,
  is,
  isNo,
  unread,
} from '../../unit/companion/sources/body-outcome';
import { EXAMPLES } from './collected';
import { describeWide } from './wide-lane';

const FOLDER = join(EXAMPLES, 'fitbit');

const EXPECTED: Record<string, Expectation> = {
  'activities-date.empty-list.json': is('activitySummary', {
    date: TODAY,
    steps: 12517,
    burned: 1892,
    stepsGoal: 10000,
  }),
  'activities-date.single-logged.json': is('activitySummary', { date: TODAY, steps: 10007, burned: 1848 }),
  'activities.goals.json': unread('the goals come with the day summary'),
  'activities.lifetime.json': unread('typed'),
  'activities.list.json': unread('typed'),
  'alarms.add.json': unread('typed'),
  'alarms.get.json': is('alarms', [
    { enabled: true, deleted: false, minute: 7 * 60 + 15, weekDays: ['MONDAY', 'TUESDAY'] },
  ]),
  'azm.intraday.json': unread('typed'),
  'azm.timeseries.json': unread('typed'),
  'badges.json': unread('typed'),
  'body.goal.fat.json': unread('typed'),
  'body.goal.weight.json': unread('typed'),
  'body.timeseries.weight.json': unread('the log knows which weight was the last of a day'),
  'br.date.json': is('breathing', [{ date: toDayNumber(2021, 10, 25), value: 17.8 }]),
  // Intraday bodies are never requested. They lack the value of the whole night.
  'br.intraday.json': is('breathing', []),
  'cardioscore.date.json': is('cardioFitness', [{ date: toDayNumber(2023, 10, 15), low: 42, high: 46 }]),
  'devices.json': is('devices', [
    {
      id: '5656888',
      name: 'Zip',
      kind: 'tracker',
      battery: 3,
      syncedAt: Date.UTC(2014, 6, 17, 13, 38, 13),
    },
    { id: '5656777', name: 'Aria', kind: 'scale', battery: 3, syncedAt: Date.UTC(2014, 6, 17, 13, 38, 13) },
  ]),
  'devices.2.json': is('devices', [
    { id: '123456789', name: 'Versa 3', kind: 'tracker', battery: 3, syncedAt: Date.UTC(2023, 0, 1, 10) },
    {
      id: '816713257',
      name: 'Charge 2',
      kind: 'tracker',
      battery: 2,
      syncedAt: Date.UTC(2019, 10, 7, 12, 0, 58),
    },
  ]),
  'devices.mobiletrack.json': is('devices', []),
  'devices.none.json': is('devices', []),
  'ecg.list.json': is('ecg', [
    {
      date: toDayNumber(2022, 9, 28),
      minute: 17 * 60 + 12,
      result: 'Normal Sinus Rhythm',
      bpm: 70,
    },
  ]),
  'error.410.sunset.json': fails(410, 'data', 'gone'),
  'error.429.json': fails(429, 'wait', 'rate-limit'),
  'error.429.old.json': fails(429, 'wait', 'rate-limit'),
  'error.5xx.html': fails(502, 'wait', 'server'),
  'error.expired_token.json': fails(401, 'token', 'token'),
  'error.insufficient_permissions.json': fails(403, 'data', 'scope'),
  'error.insufficient_scope.json': fails(403, 'data', 'scope'),
  'error.invalid_grant.code.json': fails(400, 'ended', 'invalid-grant'),
  'error.invalid_grant.refresh.json': fails(400, 'ended', 'invalid-grant'),
  'error.invalid_request.body.json': fails(400, 'data', 'request'),
  'error.invalid_request.missing_param.json': fails(400, 'data', 'request'),
  'error.invalid_token.json': fails(401, 'token', 'token'),
  'error.unauthorized.json': fails(401, 'data', 'request'),
  'fat.log.json': unread('typed'),
  'food.goal.json': unread('no page shows it'),
  'food.log.json': is('food', { date: TODAY, eaten: 752 }),
  'friends.json': unread('typed'),
  'friends.leaderboard.json': is('friends', [
    { id: '<friend_1>', name: 'Mary', rank: 1, steps: 6392, isFriend: true },
    { id: '<friend_2>', name: 'James', rank: 2, steps: 5205, isFriend: true },
  ]),
  'heart.intraday.block-missing.json': is('restingHeartRate', [
    { date: toDayNumber(2026, 4, 21), value: 58 },
  ]),
  'heart.intraday.json': is('restingHeartRate', [{ date: toDayNumber(2017, 6, 29), value: 59 }]),
  'heart.timeseries.json': is('restingHeartRate', [
    { date: toDayNumber(2017, 8, 15), value: 51 },
    { date: toDayNumber(2017, 8, 16), value: 51 },
    { date: toDayNumber(2017, 8, 17), value: 53 },
    { date: toDayNumber(2017, 8, 18), value: 51 },
    { date: toDayNumber(2017, 8, 19), value: 51 },
    { date: toDayNumber(2017, 8, 20), value: 49 },
    { date: toDayNumber(2017, 8, 21), value: 51 },
  ]),
  'hrv.date.json': is('hrv', [{ date: toDayNumber(2021, 10, 25), value: 34.938 }]),
  'hrv.intraday.json': is('hrv', []),
  'intraday.calories.1min.json': isNo('intradaySteps'),
  'intraday.calories.missing-daily.json': isNo('intradaySteps'),
  'intraday.steps.1min.json': is('intradaySteps', {
    date: TODAY,
    // The body ends after the first hour.
    quarterHours: Array.from({ length: 96 }, (_, i) => [3, 0, 12][i] ?? null),
  }),
  'irn.alerts.json': unread('typed'),
  'irn.profile.json': is('irnProfile', { onboarded: true, enrolled: true }),
  'nutrition.timeseries.water.json': unread('typed'),
  'oauth.introspect.inactive.json': unread('the account room reads it'),
  'oauth.introspect.json': unread('the account room reads it'),
  'oauth.token.client_credentials.json': unread('the account room reads it'),
  'oauth.token.json': unread('the account room reads it'),
  'profile.json': is('profile', {
    id: 'some-profile-id',
    name: 'Display name',
    zoneOffset: -7 * 3600000,
    units: { weight: 'lb', water: 'floz' },
  }),
  'sleep.date.classic.json': is('sleep', [
    expect.objectContaining({
      date: toDayNumber(2016, 12, 13),
      bed: 76,
      rise: 194,
      asleep: 112,
      isMain: true,
      kind: 'classic',
      minutes: [0, 6, 112, 0],
    }),
  ]),
  'sleep.date.empty.json': is('sleep', []),
  'sleep.date.stages.json': is('sleep', [
    {
      date: toDayNumber(2017, 4, 2),
      bed: 0,
      rise: 480,
      asleep: 500,
      isMain: true,
      kind: 'stages',
      minutes: [86, 105, 296, 99],
      segments: [
        { level: 0, seconds: 360 },
        { level: 1, seconds: 2490 },
        { level: NO_SLEEP_LEVEL, seconds: 25950 },
      ],
    },
  ]),
  'sleep.goal.full.json': unread('typed'),
  'sleep.goal.json': unread('typed'),
  'sleep.range.empty.json': is('sleep', []),
  // A single date gives an object. Only lists are requested.
  'spo2.date.json': isNo('oxygen'),
  'spo2.intraday.date.json': isNo('oxygen'),
  'spo2.intraday.interval.json': is('oxygen', []),
  'subscriptions.create.json': unread('typed'),
  'subscriptions.list.json': unread('typed'),
  'tempcore.date.json': unread('typed'),
  'tempskin.interval.json': is('skin', [
    { date: toDayNumber(2021, 10, 25), value: 0.4 },
    { date: toDayNumber(2021, 10, 26), value: -0.1 },
  ]),
  'timeseries.calories.json': isNo('dailySteps'),
  'timeseries.steps.empty.json': is('dailySteps', []),
  'timeseries.steps.json': is(
    'dailySteps',
    [7428, 9846, 4274, 7595, 0, 9499, 7026].map((value, i) => ({ date: toDayNumber(2014, 9, 4 + i), value })),
  ),
  'water.goal.json': is('waterGoal', { goal: 2000 }),
  'water.log.json': is('water', { date: TODAY, drunk: 1300 }),
  'water.post.json': unread('typed'),
  'weight.log.json': is('weight', [{ date: toDayNumber(2012, 3, 5), value: 73 }]),
};

describeWide('collected bodies of Fitbit', () => {
  const body = (name: string) => readFileSync(join(FOLDER, name), 'utf8');

  test('every one has an expectation', () => {
    expect(readdirSync(FOLDER).sort()).toEqual(Object.keys(EXPECTED).sort());
  });

  test('are read as expected', async () => {
    for (const [name, expected] of Object.entries(EXPECTED)) await expectOutcome(name, body(name), expected);
  });

  test('of introspection are read', () => {
    const active = JSON.parse(body('oauth.introspect.json'));
    expect(readIntrospection(active)).toMatchObject({ scopes: ['activity'], expiresAt: active.exp });
    const inactive = JSON.parse(body('oauth.introspect.inactive.json'));
    expect(() => readIntrospection(inactive)).toThrow('inactive');
  });
});

import { toDayNumber } from '../../../../common/calendar';
import { HOUR_MS } from '../../../../common/time';
import { fixture, fixtureNames } from '../../../fixtures/fixtures';
import { TODAY } from '../../../today';
import { type Expectation, expectOutcome, fails, is, isNo, unread } from './body-outcome';

const YESTERDAY = TODAY - 1;
const JULY_12 = toDayNumber(2026, 7, 12);

/** Minutes awake, in REM, light and deep. */
const NIGHT = {
  date: TODAY,
  bed: 23 * 60 + 10,
  rise: 6 * 60 + 50,
  asleep: 410,
  isMain: true,
  kind: 'stages',
  minutes: [50, 100, 220, 90],
  segments: expect.any(Array),
};

const quartersOf = (known: Readonly<Record<number, number>>) =>
  Array.from({ length: 96 }, (_, i) => known[i] ?? null);

const EXPECTED: Record<string, Expectation> = {
  'active-zone-minutes.json': unread('typed'),
  'alarms.json': is('alarms', [
    { enabled: true, deleted: false, minute: 6 * 60 + 40, weekDays: ['MONDAY', 'FRIDAY'] },
    { enabled: false, deleted: true, minute: 21 * 60 + 5, weekDays: [] },
  ]),
  'body-weight-series.json': unread('the log knows which weight was the last of a day'),
  'breathing.by-stage.json': is('breathing', []),
  'breathing.json': is('breathing', [{ date: TODAY, value: 14.4 }]),
  'calories.json': isNo('dailySteps'),
  'cardio-fitness.json': is('cardioFitness', [
    { date: JULY_12, low: 43, high: 47 },
    { date: YESTERDAY, low: 45.2, high: 45.2 },
    { date: TODAY, low: 45, high: 45 },
  ]),
  'day.all-numbers-as-text.json': is('activitySummary', {
    date: TODAY,
    steps: 0,
    burned: 1422,
    stepsGoal: 9500,
  }),
  'day.goal-in-millimetres.json': is('activitySummary', {
    date: TODAY,
    steps: 4120,
    burned: 1633,
    stepsGoal: 9500,
  }),
  'day.json': is('activitySummary', {
    date: TODAY,
    steps: 9342,
    burned: 2087,
    stepsGoal: 9500,
  }),
  'day.minus-one.json': is('activitySummary', { date: TODAY, stepsGoal: 9500 }),
  'day.no-goals.json': is('activitySummary', { date: TODAY, steps: 11204, burned: 2291 }),
  'day.numbers-as-text.json': is('activitySummary', {
    date: TODAY,
    steps: 0,
    burned: 1422,
    stepsGoal: 9500,
  }),
  'devices.json': is('devices', [
    {
      id: '2100420648',
      name: 'Sense',
      kind: 'tracker',
      battery: 2,
      syncedAt: Date.UTC(2026, 6, 14, 8, 5, 30),
    },
    {
      id: '2100420649',
      name: 'Aria Air',
      kind: 'scale',
      battery: 3,
      syncedAt: Date.UTC(2026, 6, 14, 7, 32, 10),
    },
  ]),
  'devices.none.json': is('devices', []),
  'ecg.json': is('ecg', [
    {
      date: toDayNumber(2026, 6, 30),
      minute: 21 * 60 + 17,
      result: 'Inconclusive: High heart rate',
      bpm: 71,
    },
  ]),
  'ecg.none.json': is('ecg', []),
  'error.400.invalid-grant.json': fails(400, 'ended', 'invalid-grant'),
  'error.400.invalid-request.json': fails(400, 'data', 'request'),
  'error.400.validation.json': fails(400, 'data', 'validation'),
  'error.401.expired-token.json': fails(401, 'token', 'token'),
  'error.401.expired-token.no-success.json': fails(401, 'token', 'token'),
  'error.401.invalid-token.json': fails(401, 'token', 'token'),
  'error.403.insufficient-permissions.json': fails(403, 'data', 'scope'),
  'error.403.insufficient-scope.json': fails(403, 'data', 'scope'),
  'error.403.permission-denied.json': fails(403, 'data', 'request'),
  'error.410.json': fails(410, 'data', 'gone'),
  'error.429.in-the-old-shape.json': fails(429, 'wait', 'rate-limit'),
  'error.429.json': fails(429, 'wait', 'rate-limit'),
  'error.502.html': fails(502, 'wait', 'server'),
  'food.json': is('food', { date: TODAY, eaten: 612 }),
  'food.nothing-noted.json': is('food', { date: TODAY, eaten: 0 }),
  'friends.json': is('friends', [
    { id: '3KDW9P', name: 'Ines R.', rank: 1, steps: 68114, isFriend: true },
    { id: '7TQX2M', name: 'Ada L.', rank: 2, steps: 51230, isFriend: false },
  ]),
  'heart.intraday-missing.json': is('restingHeartRate', [{ date: TODAY, value: 57 }]),
  'heart.json': is('restingHeartRate', [
    { date: JULY_12, value: 58 },
    { date: TODAY, value: 60 },
  ]),
  'hrv.empty.json': is('hrv', []),
  'hrv.json': is('hrv', [
    { date: YESTERDAY, value: 46.2 },
    { date: TODAY, value: 51.604 },
  ]),
  'introspect.inactive.json': unread('the account room reads it'),
  'introspect.json': unread('the account room reads it'),
  'irn-profile.json': is('irnProfile', { onboarded: true, enrolled: false }),
  'oxygen.json': is('oxygen', [
    { date: YESTERDAY, value: 96.1 },
    { date: TODAY, value: 95.8 },
  ]),
  // A single date comes as an object; only lists are requested.
  'oxygen.no-night.json': isNo('oxygen'),
  'oxygen.one-night.json': isNo('oxygen'),
  'profile.json': is('profile', {
    id: '7TQX2M',
    name: 'Ada L.',
    zoneOffset: -4 * HOUR_MS,
    units: { weight: 'lb', water: 'floz', temperature: 'F' },
  }),
  'profile.metric.json': is('profile', {
    id: '7TQX2M',
    name: 'Ada L.',
    zoneOffset: 5.75 * HOUR_MS,
    units: {},
  }),
  'quarters.json': is('intradaySteps', {
    date: TODAY,
    quarterHours: quartersOf({ 0: 0, 1: 38, 3: 420, 4: 715 }),
  }),
  'quarters.one-minute.json': is('intradaySteps', {
    date: TODAY,
    quarterHours: quartersOf({ 29: 21, 30: 40 }),
  }),
  'skin.json': is('skin', [
    { date: YESTERDAY, value: -0.6 },
    { date: TODAY, value: 0.3 },
  ]),
  'sleep.classic.json': is('sleep', [
    {
      date: JULY_12,
      bed: 5,
      rise: 6 * 60 + 45,
      asleep: 371,
      isMain: true,
      kind: 'classic',
      minutes: [4, 25, 371, 0],
      segments: expect.any(Array),
    },
  ]),
  'sleep.edited-by-hand.json': is('sleep', [{ ...NIGHT, minutes: [0, 0, 0, 0], segments: [] }]),
  'sleep.empty.json': is('sleep', []),
  'sleep.night-and-nap.json': is('sleep', [NIGHT]),
  'sleep.no-levels.json': is('sleep', [
    { ...NIGHT, isMain: false, kind: 'classic', minutes: [0, 0, 0, 0], segments: [] },
  ]),
  'sleep.stages.json': is('sleep', [
    {
      ...NIGHT,
      segments: [
        { level: 2, seconds: 4800 },
        { level: 3, seconds: 5400 },
        { level: 0, seconds: 2400 },
        { level: 1, seconds: 6000 },
        { level: 2, seconds: 9000 },
      ],
    },
  ]),
  'steps.empty.json': is('dailySteps', []),
  'steps.json': is('dailySteps', [
    { date: toDayNumber(2026, 7, 11), value: 8420 },
    { date: JULY_12, value: 0 },
    { date: YESTERDAY, value: 12961 },
    { date: TODAY, value: 9342 },
  ]),
  'token.json': unread('the account room reads it'),
  'water-goal.json': is('waterGoal', { goal: 1900 }),
  'water.in-ounces.json': is('water', { date: TODAY, drunk: 33.81 }),
  'water.json': is('water', { date: TODAY, drunk: 1350 }),
  'weight.json': is('weight', [
    { date: JULY_12, value: 66.9 },
    { date: TODAY, value: 67.1 },
  ]),
};

describe('bodies of Fitbit with the quirks that are known', () => {
  it('every one has an expectation', () => {
    expect(fixtureNames('fitbit')).toEqual(Object.keys(EXPECTED).sort());
  });

  it.each(Object.entries(EXPECTED))('%s', (name, expected) =>
    expectOutcome(name, fixture('fitbit', name), expected),
  );
});

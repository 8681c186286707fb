import { toDayNumber } from '../../../../../common/calendar';
import { HOUR_MS } from '../../../../../common/time';
import { fixture, fixtureNames } from '../../../../fixtures/fixtures';
import { TODAY } from '../../../../today';
import { type Expectation, expectOutcome } from './body-outcome';

const YESTERDAY = TODAY - 1;

/** The sleep of the night to the 14th: minutes awake, in REM, light and deep. */
const NIGHT = {
  date: TODAY,
  bed: 23 * 60 + 10,
  rise: 6 * 60 + 50,
  asleep: 410,
  isMain: true,
  kind: 'stages',
  minutes: [50, 100, 220, 90],
  segments: [
    { level: 2, seconds: 4800 },
    { level: 3, seconds: 5400 },
    { level: 0, seconds: 2400 },
    { level: 1, seconds: 6000 },
    { level: 2, seconds: 9000 },
  ],
};

/** By the quarter hour in UTC, because no other zone is known here. */
const quarterHours = Array.from({ length: 96 }, (_, i) => ({ 0: 0, 1: 38, 2: 0, 3: 420 })[i] ?? null);

const EXPECTED: Record<string, Expectation> = {
  'breathing.json': { breathing: [{ date: TODAY, value: 14.4 }] },
  'calories.daily.json': { activitySummary: { date: TODAY, burned: 2087 } },
  'cardio-fitness.json': { cardioFitness: [{ date: TODAY, low: 45.2, high: 45.2 }] },
  'dailyRollUp.request.json': 'sent',
  'devices.json': {
    devices: [
      {
        id: '2100420648',
        name: 'Sense',
        kind: 'tracker',
        battery: 2,
        syncedAt: Date.UTC(2026, 6, 14, 6, 5, 30),
      },
      { id: '2100420649', name: 'Aria Air', kind: 'scale', battery: 3 },
    ],
  },
  'ecg.json': {
    ecg: [
      {
        date: toDayNumber(2026, 6, 30),
        minute: 21 * 60 + 17,
        result: 'Inconclusive High Heart Rate',
        bpm: 71,
      },
    ],
  },
  'empty.json': {},
  'error.400.account-not-linked.json': [400, 'setup', 'request'],
  'error.400.filter.json': [400, 'data', 'validation'],
  'error.401.json': [401, 'token', 'token'],
  'error.403.permission-denied.json': [403, 'data', 'permission'],
  'error.403.scope.json': [403, 'data', 'scope'],
  'error.403.service-disabled.json': [403, 'setup', 'client'],
  'error.429.json': [429, 'wait', 'rate-limit'],
  'food.daily.json': { food: { date: TODAY, eaten: 612 } },
  'heart-rate-variability.json': { hrv: [{ date: TODAY, value: 51.604 }] },
  'identity.json': {},
  'irn-profile.json': { irnProfile: { onboarded: true, enrolled: false } },
  // To a request for data it says nothing about the session.
  'oauth.invalid-grant.json': [400, 'token', 'token'],
  'oauth.token.json': {},
  'oxygen.json': { oxygen: [{ date: TODAY, value: 95.8 }] },
  'resting-heart-rate.json': {
    restingHeartRate: [
      { date: YESTERDAY, value: 58 },
      { date: TODAY, value: 60 },
    ],
  },
  'settings.half-an-hour.json': { profile: { zoneOffset: 5.75 * HOUR_MS, units: {} } },
  'settings.json': {
    profile: { zoneOffset: -4 * HOUR_MS, units: { weight: 'lb', water: 'floz', temperature: 'F' } },
  },
  'skin.json': {
    skin: [
      { date: YESTERDAY, value: -0.6 },
      { date: TODAY, value: 0.31 },
    ],
  },
  'skin.no-baseline.json': {},
  'sleep.classic.json': {
    sleep: [
      {
        date: toDayNumber(2026, 7, 12),
        bed: 5,
        rise: 6 * 60 + 45,
        asleep: 371,
        isMain: true,
        kind: 'classic',
        minutes: [4, 25, 371, 0],
        segments: expect.any(Array),
      },
    ],
  },
  'sleep.goes-on.json': { sleep: [NIGHT] },
  'sleep.night-and-nap.json': { sleep: [NIGHT] },
  'sleep.stages.json': { sleep: [NIGHT] },
  'steps.daily.json': {
    activitySummary: { date: TODAY, steps: 9342 },
    dailySteps: [{ date: TODAY, value: 9342 }],
  },
  'steps.windows.json': { intradaySteps: { date: TODAY, quarterHours } },
  'water.daily.json': { water: { date: TODAY, drunk: 1350 } },
  'weight.json': { weight: [{ date: TODAY, value: 67.1 }] },
};

describe('bodies of Google with the quirks that are known', () => {
  it('every one has an expectation', () => {
    expect(fixtureNames('google')).toEqual(Object.keys(EXPECTED).sort());
  });

  it.each(Object.entries(EXPECTED))('%s', (name, expected) =>
    expectOutcome(name, fixture('google', name), expected),
  );
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toDayNumber } from '../../../common/calendar';
import { NO_SLEEP_LEVEL } from '../../../common/snapshot';
import { TODAY } from '../../today';
import { type Expectation, expectOutcome } from '../../unit/companion/sources/google/body-outcome';
import { EXAMPLES } from './collected';
import { describeWide } from './wide-lane';

const FOLDER = join(EXAMPLES, 'google-health');

const EXPECTED: Record<string, Expectation> = {
  'azm.dailyRollUp.json': {},
  'dailyRollUp.request.json': 'sent',
  'distance.dailyRollUp.json': {},
  'empty.json': {},
  'error.429.json': [429, 'wait', 'rate-limit'],
  'error.account_not_linked.json': [400, 'setup', 'request'],
  'error.permission_denied.json': [403, 'setup', 'client'],
  'error.scope.json': [403, 'data', 'scope'],
  'error.service_disabled.json': [403, 'setup', 'client'],
  'error.unauthenticated.json': [401, 'token', 'token'],
  'floors.dailyRollUp.json': {},
  'heartRate.dailyRollUp.json': {},
  // The sums are of another day.
  'hydration.dailyRollUp.json': {},
  'identity.json': {},
  'nutrition.dailyRollUp.json': {},
  // To a request for data it says nothing about the session.
  'oauth.invalid_grant.json': [400, 'token', 'token'],
  'oauth.token.json': {},
  'skin-temp.list.json': { skin: [{ date: toDayNumber(2026, 6, 2), value: 0.03 }] },
  'sleep.wire.json': {
    sleep: [
      {
        date: toDayNumber(2026, 5, 30),
        bed: 8 * 60,
        rise: 16 * 60,
        asleep: 432,
        isMain: true,
        kind: 'stages',
        minutes: [48, 102, 250, 80],
        segments: [
          { level: 0, seconds: 720 },
          { level: NO_SLEEP_LEVEL, seconds: 28080 },
        ],
      },
    ],
  },
  'steps.dailyRollUp.json': { dailySteps: [], activitySummary: { date: TODAY } },
  'totalCalories.dailyRollUp.json': { activitySummary: { date: TODAY } },
  'weight.list.json': { weight: [{ date: toDayNumber(2026, 6, 29), value: 80 }] },
};

/** What is older than the requested days is left out, so these were requested when they were new. */
const REQUESTED_ON: Record<string, number> = {
  'skin-temp.list.json': toDayNumber(2026, 6, 3),
  'sleep.wire.json': toDayNumber(2026, 5, 31),
};

describeWide('collected bodies of Google', () => {
  test('every one has an expectation', () => {
    expect(readdirSync(FOLDER).sort()).toEqual(Object.keys(EXPECTED).sort());
  });

  test('are read as expected', async () => {
    for (const [name, expected] of Object.entries(EXPECTED)) {
      const body = readFileSync(join(FOLDER, name), 'utf8');
      await expectOutcome(name, body, expected, REQUESTED_ON[name]);
    }
  });
});

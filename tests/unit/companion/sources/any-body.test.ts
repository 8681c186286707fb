import fc from 'fast-check';
import { fitbit } from '../../../../companion/sources/fitbit/fitbit';
import type { DataSet } from '../../../../companion/sources/health-source';
import { fixture } from '../../../fixtures/fixtures';
import { TODAY } from '../../../today';
import { CHECKUPS, DATA_SETS } from '../data-sets';
import { damaged, damages, expectRecordOrShapeError } from './damaged-body';
import { readValue } from './read-value';

const expectReadable = (dataSet: DataSet, body: unknown) =>
  expectRecordOrShapeError(dataSet, () =>
    readValue(
      fitbit.open(async () => body),
      dataSet,
      TODAY,
    ),
  );

it.each([...DATA_SETS, ...CHECKUPS])('%s reads any JSON, or says that the shape is wrong', (dataSet) =>
  fc.assert(
    fc.asyncProperty(fc.jsonValue(), (body) => expectReadable(dataSet, body)),
    { numRuns: 50 },
  ),
);

const BODIES: [DataSet, string][] = [
  ['profile', 'profile.json'],
  ['sleep', 'sleep.night-and-nap.json'],
  ['sleep', 'sleep.classic.json'],
  ['activitySummary', 'day.json'],
  ['restingHeartRate', 'heart.json'],
  ['hrv', 'hrv.json'],
  ['breathing', 'breathing.json'],
  ['oxygen', 'oxygen.json'],
  ['skin', 'skin.json'],
  ['intradaySteps', 'quarters.json'],
  ['dailySteps', 'steps.json'],
  ['weight', 'weight.json'],
  ['food', 'food.json'],
  ['water', 'water.json'],
  ['waterGoal', 'water-goal.json'],
  ['friends', 'friends.json'],
  ['devices', 'devices.json'],
  ['cardioFitness', 'cardio-fitness.json'],
  ['ecg', 'ecg.json'],
  ['irnProfile', 'irn-profile.json'],
  ['alarms', 'alarms.json'],
];

it.each(BODIES)('%s survives a damaged %s', (dataSet, name) => {
  const whole = JSON.parse(fixture('fitbit', name));
  return fc.assert(
    fc.asyncProperty(damages, (all) => expectReadable(dataSet, damaged(whole, all))),
    { numRuns: 200 },
  );
});

import fc from 'fast-check';
import { toDayNumber } from '../../../../common/calendar';
import { fitbit } from '../../../../companion/sources/fitbit/fitbit';
import type { DataSet } from '../../../../companion/sources/health-source';
import { CHECKUPS, DATA_SETS } from '../data-sets';
import { example, haveExamples } from '../examples';
import { damaged, damages, expectRecordOrShapeError } from './damaged-body';

const TODAY = toDayNumber(2026, 7, 14);

const expectReadable = (dataSet: DataSet, body: unknown) =>
  expectRecordOrShapeError(dataSet, () => fitbit.createSource(async () => body).read(dataSet, TODAY));

it.each([...DATA_SETS, ...CHECKUPS])('%s reads any JSON, or says that the shape is wrong', (dataSet) =>
  fc.assert(
    fc.asyncProperty(fc.jsonValue(), (body) => expectReadable(dataSet, body)),
    { numRuns: 50 },
  ),
);

const BODIES: [DataSet, string][] = [
  ['profile', 'profile.json'],
  ['sleep', 'sleep.date.stages.json'],
  ['sleep', 'sleep.date.classic.json'],
  ['activitySummary', 'activities-date.empty-list.json'],
  ['restingHeartRate', 'heart.timeseries.json'],
  ['hrv', 'hrv.date.json'],
  ['breathing', 'br.date.json'],
  ['skin', 'tempskin.interval.json'],
  ['intradaySteps', 'intraday.steps.1min.json'],
  ['dailySteps', 'timeseries.steps.json'],
  ['weight', 'weight.log.json'],
  ['food', 'food.log.json'],
  ['water', 'water.log.json'],
  ['waterGoal', 'water.goal.json'],
  ['friends', 'friends.leaderboard.json'],
  ['devices', 'devices.2.json'],
  ['cardioFitness', 'cardioscore.date.json'],
  ['ecg', 'ecg.list.json'],
  ['irnProfile', 'irn.profile.json'],
  ['alarms', 'alarms.get.json'],
];

(haveExamples ? it : it.skip).each(BODIES)('%s survives a damaged %s', (dataSet, name) =>
  fc.assert(
    fc.asyncProperty(damages, (all) => expectReadable(dataSet, damaged(JSON.parse(example(name)), all))),
    { numRuns: 200 },
  ),
);

import type { ResourceRoute } from '../route';
import { addAlarmRoute, alarmsRoute, deleteAlarmRoute, updateAlarmRoute } from './account/alarms';
import { devicesRoute } from './account/devices';
import { friendsRoute } from './account/friends';
import { leaderboardRoute } from './account/leaderboard';
import { profileRoute } from './account/profile';
import { subscriptionRoutes } from './account/subscriptions';
import { activeZoneMinutesIntradayRoute, activeZoneMinutesRoute } from './activity/active-zone-minutes';
import { activityGoalsRoute } from './activity/activity-goals';
import { activityIntradayRoute } from './activity/activity-intraday';
import { activityListRoute } from './activity/activity-list';
import { activitySeriesRoute, trackerSeriesRoute } from './activity/activity-series';
import { dailyActivityRoute } from './activity/daily-activity';
import { bodyGoalRoute } from './body/body-goal';
import { fatByDateRoute, fatByPeriodOrRangeRoute } from './body/fat-log';
import { weightByDateRoute, weightByPeriodOrRangeRoute } from './body/weight-log';
import { cardioFitnessByDateRoute, cardioFitnessByIntervalRoute } from './heart/cardio-fitness';
import { electrocardiogramListRoute } from './heart/electrocardiogram-list';
import { heartRateIntradayRoute } from './heart/heart-intraday';
import { heartRateSeriesRoute } from './heart/heart-series';
import { irregularRhythmAlertListRoute, irregularRhythmProfileRoute } from './heart/irregular-rhythm';
import { foodGoalRoute } from './nutrition/food-goal';
import { foodLogRoute } from './nutrition/food-log';
import { addWaterRoute, deleteWaterRoute } from './nutrition/water-entry';
import { waterGoalRoute, waterLogRoute } from './nutrition/water-log';
import { sleepByDateRoute } from './sleep/sleep-by-date';
import { sleepByIntervalRoute } from './sleep/sleep-by-interval';
import { sleepGoalRoute } from './sleep/sleep-goal';
import { sleepListRoute } from './sleep/sleep-list';
import {
  breathingRateByDateRoute,
  breathingRateByIntervalRoute,
  breathingRateByStageAndIntervalRoute,
  breathingRateByStageRoute,
} from './vitals/breathing-rate';
import {
  heartRateVariabilityByDateRoute,
  heartRateVariabilityByIntervalRoute,
} from './vitals/heart-rate-variability';
import { oxygenSaturationByDateRoute, oxygenSaturationByIntervalRoute } from './vitals/oxygen-saturation';
import { skinTemperatureByDateRoute, skinTemperatureByIntervalRoute } from './vitals/skin-temperature';

/** All endpoints of the wearer's data. The first match handles a request, so names come before parameters. */
export const resourceRoutes: readonly ResourceRoute[] = [
  profileRoute,
  devicesRoute,
  alarmsRoute,
  addAlarmRoute,
  updateAlarmRoute,
  deleteAlarmRoute,
  friendsRoute,
  leaderboardRoute,
  dailyActivityRoute,
  activityListRoute,
  activityGoalsRoute,
  heartRateSeriesRoute,
  heartRateIntradayRoute,
  activeZoneMinutesRoute,
  activeZoneMinutesIntradayRoute,
  trackerSeriesRoute,
  activitySeriesRoute,
  activityIntradayRoute,
  sleepByDateRoute,
  sleepByIntervalRoute,
  sleepListRoute,
  sleepGoalRoute,
  heartRateVariabilityByDateRoute,
  heartRateVariabilityByIntervalRoute,
  breathingRateByDateRoute,
  breathingRateByStageRoute,
  breathingRateByIntervalRoute,
  breathingRateByStageAndIntervalRoute,
  oxygenSaturationByDateRoute,
  oxygenSaturationByIntervalRoute,
  skinTemperatureByDateRoute,
  skinTemperatureByIntervalRoute,
  cardioFitnessByDateRoute,
  cardioFitnessByIntervalRoute,
  electrocardiogramListRoute,
  irregularRhythmProfileRoute,
  irregularRhythmAlertListRoute,
  weightByDateRoute,
  weightByPeriodOrRangeRoute,
  fatByDateRoute,
  fatByPeriodOrRangeRoute,
  bodyGoalRoute,
  waterLogRoute,
  waterGoalRoute,
  addWaterRoute,
  deleteWaterRoute,
  foodLogRoute,
  foodGoalRoute,
  ...subscriptionRoutes,
];

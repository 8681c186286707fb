import type { ResourceRoute } from '../route';
import { addAlarm, alarms, deleteAlarm, updateAlarm } from './account/alarms';
import { devices } from './account/devices';
import { friends } from './account/friends';
import { leaderboard } from './account/leaderboard';
import { profile } from './account/profile';
import { subscriptionRoutes } from './account/subscriptions';
import { activeZoneMinutes, activeZoneMinutesIntraday } from './activity/active-zone-minutes';
import { activityGoalsRoute } from './activity/activity-goals';
import { activityIntraday } from './activity/activity-intraday';
import { activityList } from './activity/activity-list';
import { activitySeries, trackerSeries } from './activity/activity-series';
import { dailyActivity } from './activity/daily-activity';
import { bodyGoal } from './body/body-goal';
import { fatByDate, fatBySpan } from './body/fat-log';
import { weightByDate, weightBySpan } from './body/weight-log';
import { cardioFitnessByDate, cardioFitnessByInterval } from './heart/cardio-fitness';
import { electrocardiogramList } from './heart/electrocardiogram-list';
import { heartIntraday } from './heart/heart-intraday';
import { heartSeries } from './heart/heart-series';
import { rhythmAlertList, rhythmProfile } from './heart/irregular-rhythm';
import {
  breathingByDate,
  breathingByInterval,
  breathingByStage,
  breathingByStageAndInterval,
} from './night/breathing-rate';
import { variabilityByDate, variabilityByInterval } from './night/heart-rate-variability';
import { oxygenByDate, oxygenByInterval } from './night/oxygen-saturation';
import { skinTemperatureByDate, skinTemperatureByInterval } from './night/skin-temperature';
import { sleepByDate } from './night/sleep-by-date';
import { sleepGoal } from './night/sleep-goal';
import { sleepList } from './night/sleep-list';
import { sleepRange } from './night/sleep-range';
import { foodGoal } from './nutrition/food-goal';
import { foodLog } from './nutrition/food-log';
import { addWater, deleteWater } from './nutrition/water-entry';
import { waterGoal, waterLog } from './nutrition/water-log';

/** Every endpoint of the wearer's data. Where several fit, the first answers: names go before parameters. */
export const resourceRoutes: readonly ResourceRoute[] = [
  profile,
  devices,
  alarms,
  addAlarm,
  updateAlarm,
  deleteAlarm,
  friends,
  leaderboard,
  dailyActivity,
  activityList,
  activityGoalsRoute,
  heartSeries,
  heartIntraday,
  activeZoneMinutes,
  activeZoneMinutesIntraday,
  trackerSeries,
  activitySeries,
  activityIntraday,
  sleepByDate,
  sleepRange,
  sleepList,
  sleepGoal,
  variabilityByDate,
  variabilityByInterval,
  breathingByDate,
  breathingByStage,
  breathingByInterval,
  breathingByStageAndInterval,
  oxygenByDate,
  oxygenByInterval,
  skinTemperatureByDate,
  skinTemperatureByInterval,
  cardioFitnessByDate,
  cardioFitnessByInterval,
  electrocardiogramList,
  rhythmProfile,
  rhythmAlertList,
  weightByDate,
  weightBySpan,
  fatByDate,
  fatBySpan,
  bodyGoal,
  waterLog,
  waterGoal,
  addWater,
  deleteWater,
  foodLog,
  foodGoal,
  ...subscriptionRoutes,
];

import {
  keysFollowTheResource,
  pathParameters,
  revokeTakesTheClient,
  subscriptionsOfAllCollections,
  tokenTakesAForm,
} from './address-faults';
import { answers, decimal, flag, listOf, object, reference, schemaOf, text, whole } from './schema-parts';
import type { Schema, Specification } from './specification';

/** Mends one fault of a specification, in place. */
export type Fault = (specification: Specification) => void;

/** Where the published specification is wrong: real answers, the official reference or many clients have it otherwise. */
export const knownFaults: readonly Fault[] = [
  tokenTakesAForm,
  revokeTakesTheClient,
  activeZoneMinutesByTheMinute,
  oxygenIsBare,
  cardioFitnessKey,
  leaderboardIsJsonApi,
  workoutsInListsHaveTheirOwnShape,
  minutesAsStrings,
  waterIsNoWholeNumber,
  waterAmongNutrients,
  foodPlan,
  bodyGoalsAreTwo,
  lifetimeBestHasCalories,
  aboutMe,
  loosenedFormats,
  writtenWater,
  subscriptionsOfAllCollections,
  keysFollowTheResource,
  pathParameters,
];

/** A list of days with minutes; the specification has the shape of steps. */
function activeZoneMinutesByTheMinute({ components }: Specification): void {
  const minute = object({ minute: text, value: reference('AzmValue') });
  components.schemas.GetAzmIntradayResponse = object({
    'activities-active-zone-minutes-intraday': listOf(
      object({ dateTime: { type: 'string', format: 'date' }, minutes: listOf(minute) }),
    ),
  });
}

/** One night is an object, empty without a measurement; several are a list. Neither has a key around it. */
function oxygenIsBare(specification: Specification): void {
  const { components } = specification;
  const night = reference('SpO2Summary');
  const byDate = '/1/user/-/spo2/date/{date}.json';
  const empty: Schema = { type: 'object', maxProperties: 0 };
  answers(specification, 'get', byDate, '200', { anyOf: [night, empty] });
  answers(specification, 'get', '/1/user/-/spo2/date/{startDate}/{endDate}.json', '200', listOf(night));
  const intraday = components.schemas.GetSpO2IntradayResponse?.properties?.spo2?.items;
  if (!intraday) throw new Error('the specification has no SpO2 by the minute');
  components.schemas.SpO2IntradayNight = intraday;
  const minutes = reference('SpO2IntradayNight');
  answers(specification, 'get', '/1/user/-/spo2/date/{date}/all.json', '200', { anyOf: [minutes, empty] });
  answers(specification, 'get', '/1/user/-/spo2/date/{startDate}/{endDate}/all.json', '200', listOf(minutes));
}

/** It is `cardioScore`, with a capital. */
function cardioFitnessKey({ components }: Specification): void {
  components.schemas.GetVo2MaxSummaryResponse = object({
    cardioScore: listOf(reference('CardioScoreSummary')),
  });
}

/** Names are in `included`, and who is inactive has no figures. */
function leaderboardIsJsonApi(specification: Specification): void {
  const row = schemaOf(specification, 'LeaderboardFriend');
  row.properties.attributes = object({ 'step-rank': whole, 'step-summary': whole });
  schemaOf(specification, 'GetFriendsLeaderboardResponse').properties.included = listOf(reference('Friend'));
}

/** The list of workouts shares few keys with the daily summary's. */
function workoutsInListsHaveTheirOwnShape(specification: Specification): void {
  specification.components.schemas.ListedActivity = object({
    activeDuration: whole,
    activityLevel: listOf(object({ minutes: whole, name: text })),
    activityName: text,
    activityTypeId: whole,
    averageHeartRate: whole,
    calories: whole,
    caloriesLink: text,
    distance: decimal,
    duration: whole,
    elevationGain: decimal,
    heartRateLink: text,
    heartRateZones: listOf(reference('HeartRateZone')),
    lastModified: text,
    logId: whole,
    logType: text,
    manualValuesSpecified: object({ calories: flag, distance: flag, steps: flag }),
    originalDuration: whole,
    originalStartTime: text,
    source: object({ id: text, name: text, type: text, url: text }),
    startTime: text,
    steps: whole,
    tcxLink: text,
  });
  schemaOf(specification, 'GetActivityLogListResponse').properties.activities = listOf(
    reference('ListedActivity'),
  );
}

/** Seen on real accounts: the day's minutes by level come as strings at times. */
function minutesAsStrings(specification: Specification): void {
  const { properties } = schemaOf(specification, 'ActivitySummary');
  for (const name of Object.keys(properties).filter((key) => key.endsWith('Minutes'))) {
    properties[name] = { anyOf: [whole, { type: 'string', pattern: '^\\d+$' }] };
  }
}

/** In fluid ounces it has decimals. */
function waterIsNoWholeNumber(specification: Specification): void {
  schemaOf(specification, 'WaterLog').properties.amount = decimal;
  schemaOf(specification, 'WaterGoal').properties.goal = decimal;
  schemaOf(specification, 'GetWaterLogResponse').properties.summary = object({ water: decimal });
}

/** The day's sum has it, a single food has not. */
function waterAmongNutrients(specification: Specification): void {
  const nutrients = schemaOf(specification, 'NutritionalValues').properties;
  schemaOf(specification, 'GetFoodLogResponse').properties.summary = object({ ...nutrients, water: decimal });
}

/** Documented, and absent where the wearer follows none. */
function foodPlan(specification: Specification): void {
  schemaOf(specification, 'GetFoodGoalsResponse').properties.foodPlan = object({
    estimatedDate: { type: 'string', format: 'date' },
    intensity: text,
    personalized: flag,
  });
}

/** Weight and fat have no key in common. */
function bodyGoalsAreTwo(specification: Specification): void {
  const { fat = decimal, ...weight } = schemaOf(specification, 'BodyGoal').properties;
  specification.components.schemas.WeightGoal = object(weight);
  specification.components.schemas.FatGoal = object({ fat });
  specification.components.schemas.BodyGoal = { anyOf: [reference('WeightGoal'), reference('FatGoal')] };
}

/** There once the wearer has written it. */
function aboutMe(specification: Specification): void {
  schemaOf(specification, 'User').properties.aboutMe = text;
}

function lifetimeBestHasCalories(specification: Specification): void {
  const { best } = schemaOf(specification, 'LifetimeStats').properties;
  for (const kind of ['total', 'tracker']) {
    const properties = best?.properties?.[kind]?.properties;
    if (!properties) throw new Error('the specification has no best days');
    properties.caloriesOut = object({ date: { type: 'string', format: 'date' }, value: whole });
  }
}

/** Formats that real values do not have: a date where a time is said to be, and the other way round. */
function loosenedFormats(specification: Specification): void {
  schemaOf(specification, 'SleepGoal').properties.updatedOn = text;
  schemaOf(specification, 'Badge').properties.dateTime = text;
  for (const schema of Object.values(specification.components.schemas)) {
    const { afterDate, beforeDate } = schema.properties?.pagination?.properties ?? {};
    for (const date of [afterDate, beforeDate]) if (date) date.format = undefined;
  }
}

/** Answered with the log, says the reference. */
function writtenWater(specification: Specification): void {
  const answer = object({ waterLog: reference('WaterLog') });
  answers(specification, 'post', '/1/user/-/foods/log/water.json', '201', answer);
}

import {
  arrayOf,
  boolean,
  date,
  integer,
  number,
  object,
  operationOf,
  refTo,
  type Schema,
  type Specification,
  schemaOf,
  setResponseSchema,
  string,
} from './specification';

/** Corrects one error of a specification, in place. Throws where the error is no longer there. */
export type Correction = (specification: Specification) => void;

/**
 * Corrections of the published specification of the Fitbit Web API. Each corrects what contradicts real
 * responses, the official reference, many clients, or the specification itself. Used by the script that
 * generates the types and by the contract tests.
 */
export const SPECIFICATION_CORRECTIONS: readonly Correction[] = [
  removeProfilePost,
  addDetailLevelToAzmPath,
  removeUserOfMeal,
  correctAzmIntraday,
  unwrapSpO2Responses,
  correctCardioScore,
  correctLeaderboard,
  addListedActivity,
  allowMinutesAsStrings,
  allowDecimalWater,
  addWaterToNutrients,
  addFoodPlan,
  splitBodyGoal,
  addCaloriesToLifetimeBest,
  addProfileFields,
  loosenDateFormats,
  addWaterLogResponse,
];

/** The method has neither parameters nor a name: a leftover. */
function removeProfilePost({ paths }: Specification): void {
  const profile = paths['/1/user/-/profile.json'];
  if (!profile?.post)
    throw new Error('the specification has no post of the profile: is the correction still needed?');
  delete profile.post;
}

/** The operation declares a detail level that its path lacks. */
function addDetailLevelToAzmPath(specification: Specification): void {
  const path =
    '/1/user/-/activities/active-zone-minutes/date/{start-date}/{end-date}/time/{start-time}/{end-time}.json';
  const get = operationOf(specification, 'get', path);
  delete specification.paths[path];
  specification.paths[path.replace('/time/', '/{detail-level}/time/')] = { get };
}

/** The operation declares a user that its path lacks. */
function removeUserOfMeal(specification: Specification): void {
  const meal = operationOf(specification, 'get', '/1/user/-/meals/{meal-id}.json');
  const { parameters = [] } = meal;
  meal.parameters = parameters.filter(({ name }) => name !== 'user-id');
  if (meal.parameters.length === parameters.length)
    throw new Error('the specification has no user of a meal: is the correction still needed?');
}

/** Intraday active zone minutes are a list of days with minutes. The specification has the shape of steps. */
function correctAzmIntraday(specification: Specification): void {
  schemaOf(specification, 'AzmIntradayDatapoint').properties = { minute: string, value: refTo('AzmValue') };
  schemaOf(specification, 'AzmIntradayDataset').properties = {
    dateTime: date,
    minutes: arrayOf(refTo('AzmIntradayDatapoint')),
  };
  specification.components.schemas.GetAzmIntradayResponse = object({
    'activities-active-zone-minutes-intraday': arrayOf(refTo('AzmIntradayDataset')),
  });
}

/** One night is an object, empty without a measurement. Several are a list. Neither is wrapped in a key. */
function unwrapSpO2Responses(specification: Specification): void {
  const { components } = specification;
  const night = refTo('SpO2Summary');
  const empty: Schema = { type: 'object', maxProperties: 0 };
  const setBody = (path: string, schema: Schema) =>
    setResponseSchema(specification, { method: 'get', path, status: '200' }, schema);
  setBody('/1/user/-/spo2/date/{date}.json', { anyOf: [night, empty] });
  setBody('/1/user/-/spo2/date/{startDate}/{endDate}.json', arrayOf(night));
  const intraday = components.schemas.GetSpO2IntradayResponse?.properties?.spo2?.items;
  if (!intraday) throw new Error('the specification has no intraday SpO2');
  components.schemas.SpO2IntradayNight = intraday;
  const minutes = refTo('SpO2IntradayNight');
  setBody('/1/user/-/spo2/date/{date}/all.json', { anyOf: [minutes, empty] });
  setBody('/1/user/-/spo2/date/{startDate}/{endDate}/all.json', arrayOf(minutes));
}

/** The key is `cardioScore`, with a capital S. The value may be a range or number as text, or a number. */
function correctCardioScore(specification: Specification): void {
  specification.components.schemas.GetVo2MaxSummaryResponse = object({
    cardioScore: arrayOf(refTo('CardioScoreSummary')),
  });
  schemaOf(specification, 'Vo2MaxValue').properties.vo2Max = { anyOf: [string, number] };
}

/** The response is JSON:API: names are in `included`. Inactive friends have no figures. */
function correctLeaderboard(specification: Specification): void {
  const row = schemaOf(specification, 'LeaderboardFriend');
  row.properties.attributes = object({ 'step-rank': integer, 'step-summary': integer });
  schemaOf(specification, 'GetFriendsLeaderboardResponse').properties.included = arrayOf(refTo('Friend'));
}

/** Activities in the list share few keys with those in the daily summary. */
function addListedActivity(specification: Specification): void {
  specification.components.schemas.ListedActivity = object({
    activeDuration: integer,
    activityLevel: arrayOf(object({ minutes: integer, name: string })),
    activityName: string,
    activityTypeId: integer,
    averageHeartRate: integer,
    calories: integer,
    caloriesLink: string,
    distance: number,
    duration: integer,
    elevationGain: number,
    heartRateLink: string,
    heartRateZones: arrayOf(refTo('HeartRateZone')),
    lastModified: string,
    logId: integer,
    logType: string,
    manualValuesSpecified: object({ calories: boolean, distance: boolean, steps: boolean }),
    originalDuration: integer,
    originalStartTime: string,
    source: object({ id: string, name: string, type: string, url: string }),
    startTime: string,
    steps: integer,
    tcxLink: string,
  });
  schemaOf(specification, 'GetActivityLogListResponse').properties.activities = arrayOf(
    refTo('ListedActivity'),
  );
}

/** Real accounts sometimes have the day's minutes by level as strings. */
function allowMinutesAsStrings(specification: Specification): void {
  const { properties } = schemaOf(specification, 'ActivitySummary');
  for (const name of Object.keys(properties).filter((key) => key.endsWith('Minutes'))) {
    properties[name] = { anyOf: [integer, { type: 'string', pattern: '^\\d+$' }] };
  }
}

/** Amounts in fluid ounces have decimals. */
function allowDecimalWater(specification: Specification): void {
  schemaOf(specification, 'WaterLog').properties.amount = number;
  schemaOf(specification, 'WaterGoal').properties.goal = number;
  schemaOf(specification, 'GetWaterLogResponse').properties.summary = object({ water: number });
}

/** The day's sum has water, a single food does not. */
function addWaterToNutrients(specification: Specification): void {
  const nutrients = schemaOf(specification, 'NutritionalValues').properties;
  schemaOf(specification, 'GetFoodLogResponse').properties.summary = object({ ...nutrients, water: number });
}

/** The reference documents the plan. It is absent where the wearer has none. */
function addFoodPlan(specification: Specification): void {
  schemaOf(specification, 'GetFoodGoalsResponse').properties.foodPlan = object({
    estimatedDate: date,
    intensity: string,
    personalized: boolean,
  });
}

/** Weight and fat have no key in common. */
function splitBodyGoal(specification: Specification): void {
  const { fat = number, ...weight } = schemaOf(specification, 'BodyGoal').properties;
  specification.components.schemas.WeightGoal = object(weight);
  specification.components.schemas.FatGoal = object({ fat });
  specification.components.schemas.BodyGoal = { anyOf: [refTo('WeightGoal'), refTo('FatGoal')] };
}

/** `aboutMe` exists once the wearer has written it. Current accounts have `temperatureUnit`. */
function addProfileFields(specification: Specification): void {
  Object.assign(schemaOf(specification, 'User').properties, { aboutMe: string, temperatureUnit: string });
}

function addCaloriesToLifetimeBest(specification: Specification): void {
  const { best } = schemaOf(specification, 'LifetimeStats').properties;
  for (const kind of ['total', 'tracker']) {
    const properties = best?.properties?.[kind]?.properties;
    if (!properties) throw new Error('the specification has no best days');
    properties.caloriesOut = object({ date, value: integer });
  }
}

/** Real values are dates where the format says time, and times where it says date. */
function loosenDateFormats(specification: Specification): void {
  schemaOf(specification, 'SleepGoal').properties.updatedOn = string;
  schemaOf(specification, 'Badge').properties.dateTime = string;
  for (const schema of Object.values(specification.components.schemas)) {
    const { afterDate, beforeDate } = schema.properties?.pagination?.properties ?? {};
    for (const date of [afterDate, beforeDate]) if (date) date.format = undefined;
  }
}

/** According to the reference, the response holds the new log. */
function addWaterLogResponse(specification: Specification): void {
  setResponseSchema(
    specification,
    { method: 'post', path: '/1/user/-/foods/log/water.json', status: '201' },
    object({ waterLog: refTo('WaterLog') }),
  );
}

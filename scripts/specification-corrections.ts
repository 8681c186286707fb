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

/** Mends one fault of a specification, in place. Throws where what it mends is not there. */
export type Correction = (specification: Specification) => void;

/**
 * Where the published specification of the Fitbit Web API is wrong: real answers, the official reference or
 * many clients have it otherwise, or it contradicts itself. Read by the script that makes the types and by
 * the contract tests.
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

/** A method without parameters and without a name, left over in the document. */
function removeProfilePost({ paths }: Specification): void {
  const profile = paths['/1/user/-/profile.json'];
  if (!profile?.post)
    throw new Error('the specification has no post of the profile: is the fault still there?');
  delete profile.post;
}

/** The operation declares a level of detail that its path lacks. */
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
    throw new Error('the specification has no user of a meal: is the fault still there?');
}

/** Active zone minutes by the minute are a list of days with minutes; the specification has the shape of steps. */
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

/** One night is an object, empty without a measurement; several are a list. Neither has a key around it. */
function unwrapSpO2Responses(specification: Specification): void {
  const { components } = specification;
  const night = refTo('SpO2Summary');
  const byDate = '/1/user/-/spo2/date/{date}.json';
  const empty: Schema = { type: 'object', maxProperties: 0 };
  setResponseSchema(specification, 'get', byDate, '200', { anyOf: [night, empty] });
  setResponseSchema(
    specification,
    'get',
    '/1/user/-/spo2/date/{startDate}/{endDate}.json',
    '200',
    arrayOf(night),
  );
  const intraday = components.schemas.GetSpO2IntradayResponse?.properties?.spo2?.items;
  if (!intraday) throw new Error('the specification has no SpO2 by the minute');
  components.schemas.SpO2IntradayNight = intraday;
  const minutes = refTo('SpO2IntradayNight');
  setResponseSchema(specification, 'get', '/1/user/-/spo2/date/{date}/all.json', '200', {
    anyOf: [minutes, empty],
  });
  setResponseSchema(
    specification,
    'get',
    '/1/user/-/spo2/date/{startDate}/{endDate}/all.json',
    '200',
    arrayOf(minutes),
  );
}

/** It is `cardioScore`, with a capital, and the value may be a range, a number or the text of one. */
function correctCardioScore(specification: Specification): void {
  specification.components.schemas.GetVo2MaxSummaryResponse = object({
    cardioScore: arrayOf(refTo('CardioScoreSummary')),
  });
  schemaOf(specification, 'Vo2MaxValue').properties.vo2Max = { anyOf: [string, number] };
}

/** Names are in `included`, and who is inactive has no figures. */
function correctLeaderboard(specification: Specification): void {
  const row = schemaOf(specification, 'LeaderboardFriend');
  row.properties.attributes = object({ 'step-rank': integer, 'step-summary': integer });
  schemaOf(specification, 'GetFriendsLeaderboardResponse').properties.included = arrayOf(refTo('Friend'));
}

/** The list of workouts shares few keys with the daily summary's. */
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

/** Seen on real accounts: the day's minutes by level come as strings at times. */
function allowMinutesAsStrings(specification: Specification): void {
  const { properties } = schemaOf(specification, 'ActivitySummary');
  for (const name of Object.keys(properties).filter((key) => key.endsWith('Minutes'))) {
    properties[name] = { anyOf: [integer, { type: 'string', pattern: '^\\d+$' }] };
  }
}

/** In fluid ounces it has decimals. */
function allowDecimalWater(specification: Specification): void {
  schemaOf(specification, 'WaterLog').properties.amount = number;
  schemaOf(specification, 'WaterGoal').properties.goal = number;
  schemaOf(specification, 'GetWaterLogResponse').properties.summary = object({ water: number });
}

/** The day's sum has it, a single food has not. */
function addWaterToNutrients(specification: Specification): void {
  const nutrients = schemaOf(specification, 'NutritionalValues').properties;
  schemaOf(specification, 'GetFoodLogResponse').properties.summary = object({ ...nutrients, water: number });
}

/** Documented, and absent where the wearer follows none. */
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

/** About the wearer once they have written it; the unit of temperatures in what accounts of today are answered. */
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

/** Formats that real values do not have: a date where a time is said to be, and the other way round. */
function loosenDateFormats(specification: Specification): void {
  schemaOf(specification, 'SleepGoal').properties.updatedOn = string;
  schemaOf(specification, 'Badge').properties.dateTime = string;
  for (const schema of Object.values(specification.components.schemas)) {
    const { afterDate, beforeDate } = schema.properties?.pagination?.properties ?? {};
    for (const date of [afterDate, beforeDate]) if (date) date.format = undefined;
  }
}

/** Answered with the log, says the reference. */
function addWaterLogResponse(specification: Specification): void {
  const answer = object({ waterLog: refTo('WaterLog') });
  setResponseSchema(specification, 'post', '/1/user/-/foods/log/water.json', '201', answer);
}

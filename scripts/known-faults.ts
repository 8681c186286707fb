import {
  date,
  decimal,
  flag,
  listOf,
  object,
  operationOf,
  reference,
  type Schema,
  type Specification,
  schemaOf,
  setAnswer,
  text,
  whole,
} from './specification';

/** Mends one fault of a specification, in place. Throws where what it mends is not there. */
export type Fault = (specification: Specification) => void;

/**
 * Where the published specification of the Fitbit Web API is wrong: real answers, the official reference or
 * many clients have it otherwise, or it contradicts itself. Read by the script that makes the types and by
 * the contract tests.
 */
export const knownFaults: readonly Fault[] = [
  profileIsOnlyRead,
  activeZoneMinutesHaveADetailLevel,
  mealIsTheWearersOwn,
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
  profileHasMore,
  loosenedFormats,
  writtenWater,
];

/** A method without parameters and without a name, left over in the document. */
function profileIsOnlyRead({ paths }: Specification): void {
  const profile = paths['/1/user/-/profile.json'];
  if (!profile?.post)
    throw new Error('the specification has no post of the profile: is the fault still there?');
  delete profile.post;
}

/** The operation declares a level of detail that its path lacks. */
function activeZoneMinutesHaveADetailLevel(specification: Specification): void {
  const path =
    '/1/user/-/activities/active-zone-minutes/date/{start-date}/{end-date}/time/{start-time}/{end-time}.json';
  const get = operationOf(specification, 'get', path);
  delete specification.paths[path];
  specification.paths[path.replace('/time/', '/{detail-level}/time/')] = { get };
}

/** The operation declares a user that its path lacks. */
function mealIsTheWearersOwn(specification: Specification): void {
  const meal = operationOf(specification, 'get', '/1/user/-/meals/{meal-id}.json');
  const { parameters = [] } = meal;
  meal.parameters = parameters.filter(({ name }) => name !== 'user-id');
  if (meal.parameters.length === parameters.length)
    throw new Error('the specification has no user of a meal: is the fault still there?');
}

/** Active zone minutes by the minute are a list of days with minutes; the specification has the shape of steps. */
function activeZoneMinutesByTheMinute(specification: Specification): void {
  schemaOf(specification, 'AzmIntradayDatapoint').properties = { minute: text, value: reference('AzmValue') };
  schemaOf(specification, 'AzmIntradayDataset').properties = {
    dateTime: date,
    minutes: listOf(reference('AzmIntradayDatapoint')),
  };
  specification.components.schemas.GetAzmIntradayResponse = object({
    'activities-active-zone-minutes-intraday': listOf(reference('AzmIntradayDataset')),
  });
}

/** One night is an object, empty without a measurement; several are a list. Neither has a key around it. */
function oxygenIsBare(specification: Specification): void {
  const { components } = specification;
  const night = reference('SpO2Summary');
  const byDate = '/1/user/-/spo2/date/{date}.json';
  const empty: Schema = { type: 'object', maxProperties: 0 };
  setAnswer(specification, 'get', byDate, '200', { anyOf: [night, empty] });
  setAnswer(specification, 'get', '/1/user/-/spo2/date/{startDate}/{endDate}.json', '200', listOf(night));
  const intraday = components.schemas.GetSpO2IntradayResponse?.properties?.spo2?.items;
  if (!intraday) throw new Error('the specification has no SpO2 by the minute');
  components.schemas.SpO2IntradayNight = intraday;
  const minutes = reference('SpO2IntradayNight');
  setAnswer(specification, 'get', '/1/user/-/spo2/date/{date}/all.json', '200', { anyOf: [minutes, empty] });
  setAnswer(
    specification,
    'get',
    '/1/user/-/spo2/date/{startDate}/{endDate}/all.json',
    '200',
    listOf(minutes),
  );
}

/** It is `cardioScore`, with a capital, and the value may be a range, a number or the text of one. */
function cardioFitnessKey(specification: Specification): void {
  specification.components.schemas.GetVo2MaxSummaryResponse = object({
    cardioScore: listOf(reference('CardioScoreSummary')),
  });
  schemaOf(specification, 'Vo2MaxValue').properties.vo2Max = { anyOf: [text, decimal] };
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
    estimatedDate: date,
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

/** About the wearer once they have written it; the unit of temperatures in what accounts of today are answered. */
function profileHasMore(specification: Specification): void {
  Object.assign(schemaOf(specification, 'User').properties, { aboutMe: text, temperatureUnit: text });
}

function lifetimeBestHasCalories(specification: Specification): void {
  const { best } = schemaOf(specification, 'LifetimeStats').properties;
  for (const kind of ['total', 'tracker']) {
    const properties = best?.properties?.[kind]?.properties;
    if (!properties) throw new Error('the specification has no best days');
    properties.caloriesOut = object({ date, value: whole });
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
  setAnswer(specification, 'post', '/1/user/-/foods/log/water.json', '201', answer);
}

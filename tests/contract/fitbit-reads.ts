import { formatIsoDate, parseIsoDate } from '../../simulator/persona/calendar';

const today = parseIsoDate('2026-07-14') ?? 0;
const days = Array.from({ length: 40 }, (_, i) => formatIsoDate(today - i));
const SERIES = [
  'steps',
  'distance',
  'calories',
  'caloriesBMR',
  'activityCalories',
  'floors',
  'elevation',
  'minutesSedentary',
  'minutesLightlyActive',
  'minutesFairlyActive',
  'minutesVeryActive',
];
const month = '2026-06-15/2026-07-14';
export const ALL_OF_LIST = 'list.json?sort=asc&offset=0&afterDate=2024-01-01';

/** Every address that reads, for days of all kinds. */
export const FITBIT_READS: readonly string[] = [
  '/1/user/-/profile.json',
  '/1/user/-/devices.json',
  '/1.1/user/-/friends.json',
  '/1.1/user/-/leaderboard/friends.json',
  ...days.map((day) => `/1/user/-/activities/date/${day}.json`),
  ...SERIES.map((name) => `/1/user/-/activities/${name}/date/today/7d.json`),
  ...SERIES.map((name) => `/1/user/-/activities/${name}/date/2026-07-01/2026-07-14.json`),
  '/1/user/-/activities/tracker/steps/date/today/7d.json',
  '/1/user/-/activities/tracker/steps/date/2026-07-01/2026-07-14.json',
  '/1/user/-/activities/active-zone-minutes/date/2026-07-01/2026-07-14.json',
  '/1/user/-/activities/active-zone-minutes/date/today/30d.json',
  ...['steps', 'distance', 'calories', 'floors', 'elevation'].map(
    (name) => `/1/user/-/activities/${name}/date/today/1d/15min.json`,
  ),
  '/1/user/-/activities/steps/date/2026-07-13/1d/1min.json',
  '/1/user/-/activities/active-zone-minutes/date/2026-07-12/1d/1min.json',
  ...days.slice(0, 15).map((day) => `/1/user/-/activities/heart/date/${day}/1d/5min.json`),
  '/1/user/-/activities/heart/date/2026-07-14/30d.json',
  '/1/user/-/activities/heart/date/2026-06-20/2026-07-14.json',
  '/1/user/-/activities/goals/daily.json',
  '/1/user/-/activities/goals/weekly.json',
  `/1/user/-/activities/${ALL_OF_LIST}&limit=20`,
  ...days.map((day) => `/1.2/user/-/sleep/date/${day}.json`),
  '/1.2/user/-/sleep/date/2026-04-10/2026-07-14.json',
  `/1.2/user/-/sleep/${ALL_OF_LIST}&limit=100`,
  '/1.2/user/-/sleep/goal.json',
  ...['hrv', 'br', 'spo2', 'temp/skin', 'cardioscore'].flatMap((name) => [
    ...days.slice(0, 20).map((day) => `/1/user/-/${name}/date/${day}.json`),
    `/1/user/-/${name}/date/${month}.json`,
  ]),
  '/1/user/-/br/date/2026-07-14/all.json',
  `/1/user/-/br/date/${month}/all.json`,
  `/1/user/-/ecg/${ALL_OF_LIST}&limit=10`,
  `/1/user/-/irn/alerts/${ALL_OF_LIST}&limit=10`,
  '/1/user/-/irn/profile.json',
  '/1/user/-/body/log/weight/date/2026-07-14.json',
  '/1/user/-/body/log/weight/date/2026-07-14/30d.json',
  `/1/user/-/body/log/weight/date/${month}.json`,
  '/1/user/-/body/log/fat/date/2026-07-14.json',
  '/1/user/-/body/log/fat/date/2026-07-14/30d.json',
  '/1/user/-/body/log/weight/goal.json',
  '/1/user/-/body/log/fat/goal.json',
  ...days.slice(0, 15).map((day) => `/1/user/-/foods/log/date/${day}.json`),
  ...days.slice(0, 15).map((day) => `/1/user/-/foods/log/water/date/${day}.json`),
  '/1/user/-/foods/log/goal.json',
  '/1/user/-/foods/log/water/goal.json',
  '/1/user/-/apiSubscriptions.json',
  '/1/user/-/foods/apiSubscriptions.json',
];

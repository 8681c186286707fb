import type { DataSet } from '../../companion/sources/health-source';

/** Which data set a request is for; each address is one of Fitbit's or Google's. */
const PATHS: readonly [pattern: RegExp, dataSet: DataSet][] = [
  [/\/1\/user\/-\/profile|\/users\/me\/settings/, 'profile'],
  [/\/user\/-\/sleep\/|\/dataTypes\/sleep\//, 'sleep'],
  [/\/activities\/steps\/.*15min|\/steps\/dataPoints:rollUp/, 'intradaySteps'],
  [/\/activities\/steps\//, 'dailySteps'],
  [/\/activities\/heart\/|\/daily-resting-heart-rate\//, 'restingHeartRate'],
  [/\/activities\/date\/|\/total-calories\//, 'activitySummary'],
  [/\/hrv\/|\/daily-heart-rate-variability\//, 'hrv'],
  [/\/br\/|\/daily-respiratory-rate\//, 'breathing'],
  [/\/spo2\/|\/daily-oxygen-saturation\//, 'oxygen'],
  [/\/temp\/skin\/|\/daily-sleep-temperature-derivations\//, 'skin'],
  [/\/body\/log\/weight\/|\/dataTypes\/weight\//, 'weight'],
  [/\/foods\/log\/water\/goal/, 'waterGoal'],
  [/\/foods\/log\/water\/date|\/hydration-log\//, 'water'],
  [/\/foods\/log\/date|\/nutrition-log\//, 'food'],
  [/\/leaderboard\//, 'friends'],
  [/\/user\/-\/devices\.json|\/pairedDevices/, 'devices'],
];

/** Google's sums of the steps of one day, or of a week. */
const DAILY_STEPS = /\/steps\/dataPoints:dailyRollUp/;

/** The data set that a request is for; undefined for one of the checkups, and for one that is about the account. */
export function dataSetOf({ url, body = '' }: { url: string; body?: string }): DataSet | undefined {
  if (DAILY_STEPS.test(url)) return isOneDay(body) ? 'activitySummary' : 'dailySteps';
  return PATHS.find(([pattern]) => pattern.test(url))?.[1];
}

function isOneDay(body: string): boolean {
  const dates = [...body.matchAll(/"year":(\d+),"month":(\d+),"day":(\d+)/g)].map(([, year, month, day]) =>
    Date.UTC(Number(year), Number(month) - 1, Number(day)),
  );
  const [start = 0, end = 0] = dates;
  return end - start <= 24 * 3600 * 1000;
}

import { toDayNumber } from '../../../../../common/calendar';
import type { HttpResponse } from '../../../../../companion/platform';
import { createGoogle } from '../../../../../companion/sources/google/google';
import { dailySums } from '../../../../../companion/sources/google/request';
import type { DataSet } from '../../../../../companion/sources/health-source';
import { TODAY } from '../../../../today';
import { readValue } from '../read-value';
import { atOnce, parseGoogleResponse } from './wearer';

const NOW = Date.UTC(2026, 6, 14, 7, 15);

type Records = Partial<Record<DataSet, unknown>>;

/** What a body is to the data sets that find something in it, which error it is, or that it is sent. */
export type Expectation = Records | [status: number, kind: string, code: string] | 'sent';

const NOTHING: Records = {
  profile: { units: {} },
  sleep: [],
  activitySummary: { date: TODAY },
  restingHeartRate: [],
  hrv: [],
  breathing: [],
  oxygen: [],
  skin: [],
  intradaySteps: { date: TODAY, quarterHours: new Array(96).fill(null) },
  dailySteps: [],
  weight: [],
  food: { date: TODAY, eaten: 0 },
  water: { date: TODAY, drunk: 0 },
  devices: [],
  cardioFitness: [],
  ecg: [],
  irnProfile: { onboarded: false, enrolled: false },
};

/** Sums of days can be told from each other, sums of windows are of one data set, other points only from nothing. */
function isReadBy(dataSet: DataSet, body: object, records: Records): boolean {
  if (dataSet in records) return true;
  if ('dataPoints' in body || JSON.stringify(body).includes('"startTime"')) return false;
  return !('rollupDataPoints' in body && dataSet === 'intradaySteps');
}

/**
 * Holds what the companion makes of a body of the Google Health API, requested on `today`, against what is expected of
 * it.
 */
export async function expectOutcome(
  name: string,
  body: string,
  expected: Expectation,
  today = TODAY,
): Promise<void> {
  const response = (status: number): HttpResponse => ({ status, body, header: () => null });
  if (expected === 'sent') {
    const day = JSON.parse(body).range.start.date;
    const { body: sent = '' } = dailySums('steps')(toDayNumber(day.year, day.month, day.day), 1, () => 0);
    expect(JSON.parse(sent)).toEqual(JSON.parse(body));
    return;
  }
  if (Array.isArray(expected)) {
    const [status, kind, code] = expected;
    expect(() => parseGoogleResponse(response(status), NOW)).toThrow(expect.objectContaining({ kind, code }));
    return;
  }
  const json = parseGoogleResponse(response(200), NOW) as object;
  const source = createGoogle(
    atOnce,
    () => NOW,
    () => 0,
  ).open(async () => json);
  for (const dataSet of Object.keys(NOTHING) as DataSet[]) {
    if (!isReadBy(dataSet, json, expected)) continue;
    const record = await readValue(source, dataSet, today);
    expect({ name, dataSet, record }).toEqual({
      name,
      dataSet,
      record: expected[dataSet] ?? NOTHING[dataSet],
    });
  }
}

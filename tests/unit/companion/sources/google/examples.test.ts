import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toDayNumber } from '../../../../../common/calendar';
import type { HttpResponse } from '../../../../../companion/platform';
import { createGoogle } from '../../../../../companion/sources/google/google';
import { dailySums } from '../../../../../companion/sources/google/request';
import type { DataSet } from '../../../../../companion/sources/health-source';
import { atOnce, parseGoogleResponse } from './wearer';

const EXAMPLES = join(__dirname, '../../../../../../shared/examples/google-health');
const haveExamples = existsSync(EXAMPLES);
if (!haveExamples) console.warn(`skipped: no example bodies in ${EXAMPLES}`);

const NOW = Date.UTC(2026, 6, 14, 7, 15);
const TODAY = toDayNumber(2026, 7, 14);
const JUNE_28 = toDayNumber(2026, 6, 28);

type Told = Partial<Record<DataSet, unknown>>;

/** What a body is to the data sets that find something in it, or which error it is. */
const EXPECTED: Record<string, Told | [status: number, kind: string, code: string] | string> = {
  'azm.dailyRollUp.json': {},
  'dailyRollUp.request.json': 'is sent, see below',
  'distance.dailyRollUp.json': {},
  'empty.json': {},
  'error.429.json': [429, 'wait', 'rate-limit'],
  'error.account_not_linked.json': [400, 'setup', 'request'],
  'error.permission_denied.json': [403, 'data', 'scope'],
  'error.scope.json': [403, 'data', 'scope'],
  'error.service_disabled.json': [403, 'setup', 'client'],
  'error.unauthenticated.json': [401, 'token', 'token'],
  'floors.dailyRollUp.json': {},
  'heartRate.dailyRollUp.json': {},
  'hydration.dailyRollUp.json': { water: { date: TODAY, drunk: 2500 } },
  'identity.json': {},
  'nutrition.dailyRollUp.json': { food: { date: TODAY, eaten: 1800 } },
  'oauth.invalid_grant.json': [400, 'ended', 'invalid-grant'],
  'oauth.token.json': {},
  'skin-temp.list.json': { skin: [{ date: toDayNumber(2026, 6, 2), value: 0.03 }] },
  'sleep.wire.json': {
    sleep: [
      {
        date: toDayNumber(2026, 5, 30),
        bed: 8 * 60,
        rise: 16 * 60,
        asleep: 432,
        isMain: true,
        kind: 'stages',
        minutes: [48, 102, 250, 80],
        segments: [{ level: 0, seconds: 720 }],
      },
    ],
  },
  'steps.dailyRollUp.json': {
    dailySteps: [{ date: JUNE_28, value: 10500 }],
    activitySummary: { date: TODAY, steps: 10500 },
  },
  'totalCalories.dailyRollUp.json': { activitySummary: { date: TODAY, burned: 2100 } },
  'weight.list.json': { weight: [{ date: toDayNumber(2026, 6, 29), value: 80 }] },
};

const NOTHING: Told = {
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

/** Sums of days can be told from each other, other points only from nothing. */
const isReadBy = (dataSet: DataSet, body: object, told: Told): boolean =>
  dataSet in told || !('dataPoints' in body || ('rollupDataPoints' in body && dataSet === 'intradaySteps'));

(haveExamples ? describe : describe.skip)('example bodies', () => {
  it('every one has an expectation', () => {
    expect(readdirSync(EXAMPLES).sort()).toEqual(Object.keys(EXPECTED).sort());
  });

  it.each(Object.entries(EXPECTED))('%s', async (name, expected) => {
    const body = readFileSync(join(EXAMPLES, name), 'utf8');
    const answer = (status: number): HttpResponse => ({ status, body, header: () => null });
    if (typeof expected === 'string') {
      const day = JSON.parse(body).range.start.date;
      const { body: sent = '' } = dailySums('steps', 1)(toDayNumber(day.year, day.month, day.day), () => 0);
      expect(JSON.parse(sent)).toEqual(JSON.parse(body));
      return;
    }
    if (Array.isArray(expected)) {
      const [status, kind, code] = expected;
      expect(() => parseGoogleResponse(answer(status), NOW)).toThrow(expect.objectContaining({ kind, code }));
      return;
    }
    const json = parseGoogleResponse(answer(200), NOW) as object;
    const source = createGoogle(
      atOnce,
      () => NOW,
      () => 0,
    ).createSource(async () => json);
    for (const dataSet of Object.keys(NOTHING) as DataSet[]) {
      if (!isReadBy(dataSet, json, expected)) continue;
      const told = await source.read(dataSet, TODAY);
      expect({ dataSet, told }).toEqual({ dataSet, told: expected[dataSet] ?? NOTHING[dataSet] });
    }
  });
});

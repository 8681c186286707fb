import type { ResultCode } from '../../../../common/result-codes';
import { HOUR_MS, MINUTE_MS } from '../../../../common/time';
import { ServiceError } from '../../../../companion/http/service-error';
import type { DataSet } from '../../../../companion/sources/health-source';
import { TODAY } from '../../../today';
import { recordOf, sourceOf } from './read-body';
import { error, isDataRequest, ServicePhone } from './service-phone';

const window = (day: number, sums: object) => ({
  civilStartTime: { date: { year: 2026, month: 7, day }, time: {} },
  ...sums,
});
const rollUp = (...rollupDataPoints: unknown[]) => ({ rollupDataPoints });
const steps = (countSum: unknown) => ({ steps: { countSum } });
const water = (millilitersSum: unknown) => ({ hydrationLog: { amountConsumed: { millilitersSum } } });
const food = (kcalSum: unknown) => ({ nutritionLog: { energy: { kcalSum } } });

describe('a window', () => {
  // G40–G42: SparkyFitness#1723, haelan rollup-methods.md.
  it.each<[DataSet, object, unknown]>([
    ['activitySummary', steps('6543'), { date: TODAY }],
    ['water', water(1900), { date: TODAY, drunk: 0 }],
    ['food', food(1812), { date: TODAY, eaten: 0 }],
  ])('of yesterday alone is not of today (%s)', async (dataSet, sums, record) => {
    expect(await recordOf('google', dataSet, rollUp(window(13, sums)))).toEqual(record);
  });

  it.each<[DataSet, object, object, unknown]>([
    ['activitySummary', steps('6543'), steps('321'), { date: TODAY, steps: 321 }],
    ['water', water(1900), water(250), { date: TODAY, drunk: 250 }],
    ['food', food(1812), food(410), { date: TODAY, eaten: 410 }],
  ])(
    'of yesterday does not stand for that of today, in any order (%s)',
    async (dataSet, old, today, record) => {
      const windows = [window(13, old), window(14, today), window(15, old)];
      expect(await recordOf('google', dataSet, rollUp(...windows))).toEqual(record);
      expect(await recordOf('google', dataSet, rollUp(...windows.reverse()))).toEqual(record);
    },
  );

  it('of a day outside the week is left out, and one that cannot be read costs no other', async () => {
    const body = rollUp(
      window(7, steps('1')),
      window(8, steps('2')),
      window(9, steps('NaN')),
      window(15, steps('3')),
    );
    expect(await recordOf('google', 'dailySteps', body)).toEqual([{ date: TODAY - 6, value: 2 }]);
  });

  // G45: metriport#733.
  it('of the day before is not of the new day, after midnight', async () => {
    const phone = await new ServicePhone('google').begin();
    await phone.pass(Date.UTC(2026, 6, 14, 21, 50) - phone.time);
    phone.respond = ({ url }) => {
      if (!url.includes('dailyRollUp')) return undefined;
      return error(200, rollUp(window(14, url.includes('steps') ? steps('8642') : {})));
    };
    await phone.live(40 * MINUTE_MS);
    await phone.command('syncNow');
    await phone.pass(2 * MINUTE_MS);
    expect(phone.snapshot.week).toMatchObject({ date: TODAY + 1 });
    expect(phone.snapshot.week?.dailySteps?.slice(-2)).toEqual([8642, null]);
  });
});

describe('two requests of one data set', () => {
  const [STEPS, CALORIES] = ['dataTypes/steps/', 'dataTypes/total-calories/'];
  const failing = (part: string, failure: ServiceError) =>
    sourceOf('google', (url) => {
      if (url.includes(part)) throw failure;
      return rollUp(window(14, url.includes(STEPS) ? steps('5150') : { totalCalories: { kcalSum: 1444.6 } }));
    }).read('activitySummary', TODAY);

  // G68, G69: fit-gauge#3, haelan.
  it.each<[ServiceError['kind'], ResultCode]>([
    ['data', 'validation'],
    ['data', 'scope'],
    ['data', 'not-found'],
    ['wait', 'server'],
    ['wait', 'not-json'],
  ])('stand alone when the other ends with %s %s', async (kind, code) => {
    const failure = new ServiceError(kind, code);
    expect(await failing(CALORIES, failure)).toMatchObject({ value: { date: TODAY, steps: 5150 }, lost: 1 });
    expect(await failing(STEPS, failure)).toMatchObject({ value: { date: TODAY, burned: 1445 }, lost: 1 });
  });

  it.each([null, 'none', 7])('stand alone when the other has the body %j', async (body) => {
    const reading = sourceOf('google', (url) =>
      url.includes(STEPS) ? rollUp(window(14, steps('5150'))) : body,
    ).read('activitySummary', TODAY);
    expect(await reading).toMatchObject({ value: { date: TODAY, steps: 5150 }, lost: 1 });
  });
});

describe('pages', () => {
  const interval = { startTime: '2026-07-13T20:55:00Z', endTime: '2026-07-14T04:25:00Z' };
  const night = { dataPoints: [{ sleep: { interval, summary: { minutesAsleep: '397' } } }] };
  const paged = (pages: unknown[]) => {
    let sent = 0;
    const reading = sourceOf('google', () => {
      const page = pages[sent++];
      if (page instanceof Error) throw page;
      return page;
    }).read('sleep', TODAY);
    return reading.then(({ value, lost }) => ({ asleep: value.map(({ asleep }) => asleep), lost, sent }));
  };

  // G01: fit-gauge#3.
  it('that are empty before the nights are passed over', async () => {
    const empty = { nextPageToken: 'a' };
    expect(await paged([empty, { dataPoints: [], nextPageToken: 'b' }, night])).toEqual({
      asleep: [397],
      lost: 0,
      sent: 3,
    });
  });

  // G03: capacitor-health#98, google-api-python-client#117.
  it.each(['', null, 7, undefined])('end with the token %j', async (nextPageToken) => {
    expect(await paged([{ ...night, nextPageToken }])).toMatchObject({ asleep: [397], sent: 1 });
  });

  it('that are empty, one member null, before one that fails are no data set', async () => {
    const failing = paged([{ metadata: null, nextPageToken: 'a' }, new ServiceError('wait', 'server')]);
    await expect(failing).rejects.toMatchObject({ code: 'server' });
  });

  // G05: open-wearables#1269.
  it.each(['server', 'not-json', 'timeout', 'rate-limit'] as const)(
    'before one that fails with %s are not thrown away',
    async (code) => {
      const failing = paged([{ ...night, nextPageToken: 'a' }, new ServiceError('wait', code)]);
      expect(await failing).toEqual({ asleep: [397], lost: 1, sent: 2 });
    },
  );
});

// G62–G66: google.api.ErrorReason, ha-google-fit#52, home-assistant/core#175994, health errors.
describe('a project or an account that is not let in', () => {
  it.each<[string, string, ResultCode]>([
    ['SERVICE_DISABLED', 'PERMISSION_DENIED', 'client'],
    ['CONSUMER_SUSPENDED', 'PERMISSION_DENIED', 'client'],
    ['CONSUMER_INVALID', 'PERMISSION_DENIED', 'client'],
    ['USER_PROJECT_DENIED', 'PERMISSION_DENIED', 'client'],
    ['BILLING_DISABLED', 'PERMISSION_DENIED', 'client'],
    ['ACCOUNT_NOT_LINKED', 'FAILED_PRECONDITION', 'request'],
  ])('for %s is reported, and nothing is sent for hours', async (reason, status, code) => {
    const phone = await new ServicePhone('google').begin();
    const refusal = error(code === 'client' ? 403 : 400, { error: { status, details: [{ reason }] } });
    phone.respond = (request) => (isDataRequest(request) ? refusal : undefined);
    await phone.live(20 * MINUTE_MS);
    expect(phone.status).toMatchObject({ state: 'ok', result: code });
    const from = phone.time;
    await phone.live(4 * HOUR_MS);
    expect(phone.sent.filter(({ at }) => at > from)).toEqual([]);
  });
});

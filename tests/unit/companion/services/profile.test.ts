import type { ResultCode } from '../../../../common/result-codes';
import { SERVICES } from '../../../../common/services';
import { HOUR_MS, MINUTE_MS } from '../../../../common/time';
import type { HttpResponse } from '../../../../companion/platform';
import { json } from '../fake-service';
import { recordOf } from './read-body';
import { ADDRESS, error, html, ServicePhone } from './service-phone';

/** P01–P08, G57: fitbit-export#19, fitbitr#41, fitness-dashboard#74, fitbit-grafana#79, core#169485. */
const TROUBLE: [string, HttpResponse | 'silent', ResultCode][] = [
  ['500', json(500, '{}'), 'server'],
  ['503 without a body', json(503, ''), 'server'],
  ['520 in HTML', html(520), 'server'],
  ['404 in HTML', html(404), 'not-found'],
  ['404', error(404, { error: { status: 'NOT_FOUND' } }), 'not-found'],
  ['nothing', 'silent', 'timeout'],
  ['200 in HTML', html(200), 'not-json'],
  ['400', error(400, { error: { status: 'INVALID_ARGUMENT' } }), 'validation'],
  ['403 without a body', json(403, ''), 'scope'],
  ['403', error(403, { error: { status: 'PERMISSION_DENIED' } }), 'permission'],
  ['410', json(410, ''), 'gone'],
  ['412', error(412, { error: { status: 'FAILED_PRECONDITION' } }), 'no-profile'],
  ['another shape', json(200, '[]'), 'shape'],
];

describe.each(SERVICES)('%s: the profile alone is in trouble', (service) => {
  it.each(TROUBLE)('with %s: after the sign-in all else comes', async (_, response, code) => {
    const phone = new ServicePhone(service);
    phone.respond = ({ url }) => (url.includes(ADDRESS[service].profile) ? response : undefined);
    await phone.begin();
    expect(phone.code('profile')).toBe(code);
    expect(phone.status.state).toBe('ok');
    expect(phone.snapshot.sleep?.asleep).toBeGreaterThan(0);
    expect(phone.snapshot.week?.dailySteps).toContainEqual(expect.any(Number));
    expect(phone.status.result).not.toBe('ok');
  });

  it.each(TROUBLE.filter((_, i) => i % 3 === 0))(
    'with %s: no other data set grows old',
    async (_, response) => {
      const phone = await new ServicePhone(service).begin();
      // The profile is due after a day.
      await phone.pass(22 * HOUR_MS);
      phone.respond = ({ url }) => (url.includes(ADDRESS[service].profile) ? response : undefined);
      await phone.live(16 * HOUR_MS);
      expect(phone.code('profile')).not.toBe('ok');
      expect(phone.code('activitySummary')).toBe('ok');
      const { triedAt = 0 } = phone.status.results.activitySummary ?? {};
      expect(phone.time - triedAt).toBeLessThan(20 * MINUTE_MS);
      expect(phone.status.state).toBe('ok');
    },
  );
});

// F43: home-assistant/core#2019.
it.each<[object, object]>([
  [{ weightUnit: 1 }, {}],
  [{ waterUnit: null, temperatureUnit: [] }, {}],
  [{ weightUnit: 'en_US', waterUnit: {} }, { units: { weight: 'lb' } }],
])('a unit that is no text (%j) loses neither name nor zone', async (units, expected) => {
  const user = { encodedId: 'ADA1', displayName: 'Ada', offsetFromUTCMillis: 7_200_000, ...units };
  expect(await recordOf('fitbit', 'profile', { user })).toEqual({
    id: 'ADA1',
    name: 'Ada',
    zoneOffset: 7_200_000,
    ...expected,
  });
});

// G56.
it.each([{ weightUnit: 1 }, { waterUnit: [] }, { temperatureUnit: {} }])(
  'Google: a unit that is no text (%j) does not lose the zone',
  async (units) => {
    expect(await recordOf('google', 'profile', { utcOffset: '20700s', ...units })).toEqual({
      zoneOffset: 20_700_000,
    });
  },
);

// G55: SparkyFitness#2033.
it.each([
  ['20700.000s', 20_700_000],
  ['-0s', -0],
  ['0s', 0],
  ['-34200s', -34_200_000],
  ['+05:45', 20_700_000],
])('Google: the offset %j is read', async (utcOffset, zoneOffset) => {
  expect(await recordOf('google', 'profile', { utcOffset })).toMatchObject({ zoneOffset });
});

it.each(['CEST', '', 7200, null, '999999s'])(
  'Google: the offset %j is none, and costs no unit',
  async (utcOffset) => {
    const record = await recordOf('google', 'profile', { utcOffset, weightUnit: 'WEIGHT_UNIT_STONE' });
    expect(record).toEqual({ units: { weight: 'st' } });
  },
);

import { createAuthorizedFetch } from '../../companion/http/authorized-fetch';
import { ServiceError } from '../../companion/http/service-error';
import { fitbitRequest, sendFitbitRequest } from '../../packages/fitbit-web-api/request';
import { HttpPhone } from './http-phone';

const DATE = '2026-07-14';
const ALARMS = '/1/user/-/devices/tracker/{tracker-id}/alarms.json';
const ALARM = '/1/user/-/devices/tracker/{tracker-id}/alarms/{alarm-id}.json';
const WATER = '/1/user/-/foods/log/water/date/{date}.json';
const WATER_LOG = '/1/user/-/foods/log/water/{water-log-id}.json';

let phone: HttpPhone;
beforeEach(async () => {
  phone = await new HttpPhone().open();
});
afterEach(() => phone.close());

/** Sends requests of a wearer who has granted these scopes. */
async function wearer(...scopes: string[]) {
  const token = await phone.accessToken(scopes);
  const session = { getToken: async () => token, renewToken: async () => token };
  return createAuthorizedFetch(session, phone.http, () => phone.time);
}

describe('typed access over HTTP', () => {
  it('adds an alarm, reads it, changes it and deletes it; there is no answer to a deletion', async () => {
    const ask = await wearer('settings');
    const [tracker] = await sendFitbitRequest(ask, fitbitRequest('get', '/1/user/-/devices.json', []));
    const id = tracker?.id ?? '';
    const alarms = async () =>
      (await sendFitbitRequest(ask, fitbitRequest('get', ALARMS, [id]))).trackerAlarms?.map(
        ({ time }) => time,
      );
    const before = (await alarms()) ?? [];
    const fields = { enabled: true, recurring: 'true', weekDays: 'MONDAY' };
    const early = { ...fields, time: '04:15+02:00' };
    const { trackerAlarm } = await sendFitbitRequest(
      ask,
      fitbitRequest('post', ALARMS, [id], { query: early }),
    );
    const alarm = trackerAlarm?.alarmId ?? 0;
    expect(await alarms()).toEqual([...before, '04:15+02:00']);

    const late = { ...fields, time: '10:45+02:00', snoozeLength: 9, snoozeCount: 3 };
    await sendFitbitRequest(ask, fitbitRequest('post', ALARM, [id, alarm], { query: late }));
    expect(await alarms()).toEqual([...before, '10:45+02:00']);

    expect(await sendFitbitRequest(ask, fitbitRequest('delete', ALARM, [id, alarm]))).toBeUndefined();
    expect(await alarms()).toEqual(before);
    await expect(sendFitbitRequest(ask, fitbitRequest('delete', ALARM, [id, alarm]))).rejects.toBeInstanceOf(
      ServiceError,
    );
  });

  it('logs water and deletes the log', async () => {
    const ask = await wearer('nutrition');
    const drunk = async () =>
      (await sendFitbitRequest(ask, fitbitRequest('get', WATER, [DATE]))).summary?.water ?? 0;
    const before = await drunk();
    const query = { date: DATE, amount: 250, unit: 'ml' };
    const logged = await sendFitbitRequest(
      ask,
      fitbitRequest('post', '/1/user/-/foods/log/water.json', [], { query }),
    );
    expect(await drunk()).toBe(before + 250);
    const id = String(logged.waterLog?.logId);
    expect(await sendFitbitRequest(ask, fitbitRequest('delete', WATER_LOG, [id]))).toBeUndefined();
    expect(await drunk()).toBe(before);
  });

  it('is refused what was not granted', async () => {
    const ask = await wearer('profile');
    await expect(sendFitbitRequest(ask, fitbitRequest('get', WATER, [DATE]))).rejects.toEqual(
      new ServiceError('data', 'scope'),
    );
  });
});

/**
 * Nothing here runs: it is enough that it typechecks (`npm run typecheck`). Each call is one that a caller
 * may want to make, with the answer's type; each `@ts-expect-error` one that must not be possible.
 */
import type { AuthorizedFetch } from '../../../../companion/http/authorized-fetch';
import { fitbitRequest, type Path, sendFitbitRequest } from '../../../../packages/fitbit-web-api/request';
import type { components, paths } from '../../../../types/fitbit-web-api';

type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];
/** True where the types are the same. */
type Same<A, B> = [A, B] extends [B, A] ? true : false;
/** `true` only is assignable. */
function check<_T extends true>(): void {}

check<Same<Path, keyof paths>>();

export async function alarms(ask: AuthorizedFetch, tracker: string): Promise<void> {
  const list = await sendFitbitRequest(
    ask,
    fitbitRequest('get', '/1/user/-/devices/tracker/{tracker-id}/alarms.json', [tracker]),
  );
  check<Same<typeof list, Schema<'GetAlarmsResponse'>>>();
  const query = { time: '07:15-08:00', enabled: true, recurring: 'true', weekDays: 'MONDAY' };
  const added = await sendFitbitRequest(
    ask,
    fitbitRequest('post', '/1/user/-/devices/tracker/{tracker-id}/alarms.json', [tracker], { query }),
  );
  check<Same<typeof added, Schema<'AlarmResponse'>>>();
  const path = '/1/user/-/devices/tracker/{tracker-id}/alarms/{alarm-id}.json';
  const id = added.trackerAlarm?.alarmId ?? 0;
  await sendFitbitRequest(
    ask,
    fitbitRequest('post', path, [tracker, id], { query: { ...query, snoozeLength: 9, snoozeCount: 3 } }),
  );
  await sendFitbitRequest(ask, fitbitRequest('delete', path, [tracker, id]));
  // @ts-expect-error an alarm cannot be got by itself
  fitbitRequest('get', path, [tracker, id]);
  // @ts-expect-error its id is missing
  fitbitRequest('delete', path, [tracker]);
  // @ts-expect-error what it should be is missing
  fitbitRequest('post', path, [tracker, id]);
}

export async function bodyOfTheDay(ask: AuthorizedFetch): Promise<void> {
  const devices = await sendFitbitRequest(ask, fitbitRequest('get', '/1/user/-/devices.json', []));
  check<Same<typeof devices, Schema<'Device'>[]>>();
  const oxygen = await sendFitbitRequest(
    ask,
    fitbitRequest('get', '/1/user/-/spo2/date/{date}.json', ['2026-07-14']),
  );
  check<Same<typeof oxygen, Schema<'SpO2Summary'> | Record<string, never>>>();
  const nights = await sendFitbitRequest(
    ask,
    fitbitRequest('get', '/1/user/-/spo2/date/{startDate}/{endDate}.json', ['2026-07-01', '2026-07-14']),
  );
  check<Same<typeof nights, Schema<'SpO2Summary'>[]>>();
  const fitness = await sendFitbitRequest(
    ask,
    fitbitRequest('get', '/1/user/-/cardioscore/date/{date}.json', ['today']),
  );
  check<Same<NonNullable<typeof fitness.cardioScore>[number], Schema<'CardioScoreSummary'>>>();
  // @ts-expect-error there is no such path
  fitbitRequest('get', '/1/user/-/device.json', []);
}

export async function heart(ask: AuthorizedFetch): Promise<void> {
  const query = { afterDate: '2026-07-01', sort: 'asc', offset: 0, limit: 10 };
  const ecg = await sendFitbitRequest(ask, fitbitRequest('get', '/1/user/-/ecg/list.json', [], { query }));
  check<Same<typeof ecg, Schema<'GetEcgLogListResponse'>>>();
  const alerts = await sendFitbitRequest(
    ask,
    fitbitRequest('get', '/1/user/-/irn/alerts/list.json', [], { query }),
  );
  check<Same<typeof alerts, Schema<'GetIrnAlertsListResponse'>>>();
  const profile = await sendFitbitRequest(ask, fitbitRequest('get', '/1/user/-/irn/profile.json', []));
  check<Same<typeof profile, Schema<'GetIrnProfileResponse'>>>();
  // @ts-expect-error a list needs its start
  fitbitRequest('get', '/1/user/-/ecg/list.json', []);
}

export async function friends(ask: AuthorizedFetch): Promise<void> {
  const all = await sendFitbitRequest(ask, fitbitRequest('get', '/1.1/user/-/friends.json', []));
  check<Same<typeof all, Schema<'GetFriendsResponse'>>>();
  const board = await sendFitbitRequest(
    ask,
    fitbitRequest('get', '/1.1/user/-/leaderboard/friends.json', []),
  );
  check<Same<NonNullable<typeof board.included>[number], Schema<'Friend'>>>();
}

export async function foods(ask: AuthorizedFetch): Promise<void> {
  const found = await sendFitbitRequest(
    ask,
    fitbitRequest('get', '/1/foods/search.json', [], { query: { query: 'Brot' }, locale: 'de_DE' }),
  );
  check<Same<typeof found, Schema<'SearchFoodsResponse'>>>();
  const units = await sendFitbitRequest(ask, fitbitRequest('get', '/1/foods/units.json', []));
  check<Same<typeof units, Schema<'GetFoodUnitsResponse'>>>();
  const meals = await sendFitbitRequest(ask, fitbitRequest('get', '/1/user/-/meals.json', []));
  check<Same<typeof meals, Schema<'GetMealsResponse'>>>();
  const body: Schema<'Meal'> = {};
  await sendFitbitRequest(ask, fitbitRequest('post', '/1/user/-/meals.json', [], { body }));
  // @ts-expect-error a meal is what is in its body
  fitbitRequest('post', '/1/user/-/meals.json', []);
  // @ts-expect-error a food is looked for by its name
  fitbitRequest('get', '/1/foods/search.json', []);
}

export async function logs(ask: AuthorizedFetch): Promise<void> {
  const query = { date: '2026-07-14', amount: 250 };
  await sendFitbitRequest(ask, fitbitRequest('post', '/1/user/-/foods/log/water.json', [], { query }));
  await sendFitbitRequest(
    ask,
    fitbitRequest('delete', '/1/user/-/foods/log/water/{water-log-id}.json', ['508693835']),
  );
  await sendFitbitRequest(
    ask,
    fitbitRequest('post', '/1/user/-/body/log/fat.json', [], { query: { fat: 14.5, date: '2026-07-14' } }),
  );
  const fat = await sendFitbitRequest(
    ask,
    fitbitRequest('get', '/1/user/-/body/log/fat/date/{date}.json', ['2026-07-14']),
  );
  check<Same<typeof fat, Schema<'GetBodyFatLogResponse'>>>();
  const workouts = await sendFitbitRequest(
    ask,
    fitbitRequest('get', '/1/user/-/activities/list.json', [], {
      query: { beforeDate: '2026-07-14', sort: 'desc', offset: 0, limit: 20 },
    }),
  );
  check<Same<typeof workouts, Schema<'GetActivityLogListResponse'>>>();
  const text = { date: '2026-07-14', amount: '250' };
  // @ts-expect-error an amount is a number
  fitbitRequest('post', '/1/user/-/foods/log/water.json', [], { query: text });
}

export async function activities(ask: AuthorizedFetch): Promise<void> {
  const types = await sendFitbitRequest(ask, fitbitRequest('get', '/1/activities.json', []));
  // The specification does not say what is in it.
  check<Same<typeof types, unknown>>();
  await sendFitbitRequest(
    ask,
    fitbitRequest('post', '/1/user/-/activities.json', [], {
      query: {
        activityId: 90013,
        manualCalories: 120,
        startTime: '12:20',
        durationMillis: 1800000,
        date: '2026-07-14',
        distance: 2.5,
      },
    }),
  );
  const steps = await sendFitbitRequest(
    ask,
    fitbitRequest('get', '/1/user/-/activities/{resource-path}/date/{date}/1d/{detail-level}.json', [
      'steps',
      '2026-07-14',
      '15min',
    ]),
  );
  check<Same<typeof steps, Schema<'GetActivityIntradayResponse'>>>();
  const zones = await sendFitbitRequest(
    ask,
    fitbitRequest('get', '/1/user/-/activities/active-zone-minutes/date/{date}/1d/{detail-level}.json', [
      '2026-07-14',
      '1min',
    ]),
  );
  check<Same<typeof zones, Schema<'GetAzmIntradayResponse'>>>();
}

export async function subscriptions(ask: AuthorizedFetch): Promise<void> {
  const path = '/1/user/-/{collection-path}/apiSubscriptions/{subscription-id}.json';
  const made = await sendFitbitRequest(ask, fitbitRequest('post', path, ['activities', '323']));
  check<Same<typeof made, Schema<'AddSubscriptionResponse'>>>();
  await sendFitbitRequest(ask, fitbitRequest('delete', path, ['activities', '323']));
  const list = await sendFitbitRequest(
    ask,
    fitbitRequest('get', '/1/user/-/{collection-path}/apiSubscriptions.json', ['activities']),
  );
  check<Same<typeof list, Schema<'GetSubscriptionListResponse'>>>();
}

import { listSupportedActions, toSnakeCase } from '../../simulator/cloud/google/data-types/data-type';
import { dataTypes } from '../../simulator/cloud/google/data-types/data-types';
import { formatIsoDate, parseIsoDate } from '../../simulator/persona/calendar';
import type { ExchangeRequest } from './endpoint';

export const BASE = 'https://health.googleapis.com/v4/users/me';
export const today = parseIsoDate('2026-07-14') ?? 0;

/** A request for what lies below the wearer; with a body it is sent by POST. */
export const ask = (path: string, body?: object): ExchangeRequest => ({
  method: body ? 'POST' : 'GET',
  url: `${BASE}/${path}`,
  ...(body ? { body: JSON.stringify(body) } : {}),
});

export const dateObject = (day: number) => {
  const [year, month, ofMonth] = formatIsoDate(day).split('-').map(Number);
  return { date: { year, month, day: ofMonth } };
};

/** Every method, for every kind of data that it has. */
export const GOOGLE_READS: readonly ExchangeRequest[] = [
  ...['identity', 'profile', 'settings', 'irnProfile', 'pairedDevices', 'pairedDevices?pageSize=1'].map(
    (path) => ask(path),
  ),
  ...dataTypes.flatMap((type) => {
    const path = `dataTypes/${type.id}/dataPoints`;
    const actions = listSupportedActions(type);
    const member = type.filterMembers[0]?.path ?? '';
    const time = member === 'date' || member.includes('civil') ? '2026-07-01' : '2026-07-01T00:00:00Z';
    const filter = encodeURIComponent(`${toSnakeCase(type.id)}.${member} >= "${time}"`);
    const longest = type.rollUp?.maxDays ?? 0;
    return [
      ...(actions.includes('list') ? [ask(`${path}?pageSize=40`), ask(`${path}?filter=${filter}`)] : []),
      ...(actions.includes('reconcile') ? [ask(`${path}:reconcile?pageSize=25`)] : []),
      ...(actions.includes('dailyRollup')
        ? [
            ask(`${path}:dailyRollUp`, {
              range: { start: dateObject(today - longest + 1), end: dateObject(today + 1) },
              windowSizeDays: 1,
            }),
          ]
        : []),
      ...(actions.includes('rollup')
        ? [
            ask(`${path}:rollUp`, {
              range: { startTime: '2026-07-13T22:00:00Z', endTime: '2026-07-14T22:00:00Z' },
              windowSize: '900s',
            }),
          ]
        : []),
    ];
  }),
];

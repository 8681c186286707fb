import type { AccountState } from '../../route';
import { camelCase, type DataPoint, type DataType, USUAL_PAGE } from '../data-types/data-type';
import { GoogleError } from '../google-error';
import { type HealthCall, type HealthRoute, healthUserId } from '../google-route';
import { DATA_SCOPES } from './data-scopes';
import { dataTypeParameter, readFamily } from './data-type-parameter';
import { type Filter, readFilter } from './filter';
import { readPageSize, readPageToken, writePageToken } from './page-token';

const PARENT = '/v4/users/{user}/dataTypes/{type}/dataPoints';

/** `GET …/dataPoints`: what was recorded, the latest first. */
export const listDataPointsRoute: HealthRoute = {
  method: 'GET',
  path: PARENT,
  scopes: DATA_SCOPES,
  query: ['filter', 'pageSize', 'pageToken'],
  handle(call) {
    const type = dataTypeParameter(call, 'list');
    return page(
      call,
      type,
      () => true,
      (point) => ({
        ...named('name', call, type, point),
        dataSource: point.source,
        [camelCase(type.id)]: point.value(),
      }),
    );
  },
};

/** `GET …/dataPoints:reconcile`: one stream of all sources, which do not contradict each other here. */
export const reconcileDataPointsRoute: HealthRoute = {
  method: 'GET',
  path: `${PARENT}:reconcile`,
  scopes: DATA_SCOPES,
  query: ['filter', 'pageSize', 'pageToken', 'dataSourceFamily'],
  handle(call) {
    const type = dataTypeParameter(call, 'reconcile');
    const byHand = readFamily(call.field('dataSourceFamily'));
    const isTold = ({ source }: DataPoint) => byHand || source.recordingMethod !== 'MANUAL';
    return page(call, type, isTold, (point) => ({
      ...named('dataPointName', call, type, point),
      [camelCase(type.id)]: point.value(),
    }));
  },
};

/** `GET …/dataPoints/{point}` */
export const getDataPointRoute: HealthRoute = {
  method: 'GET',
  path: `${PARENT}/{point}`,
  scopes: DATA_SCOPES,
  query: [],
  handle(call) {
    const type = dataTypeParameter(call, 'get');
    for (const point of pointsOf(call, type, readFilter('', type, call.persona.calendar))) {
      if (point.id !== call.param('point')) continue;
      const { source } = point;
      return { ...named('name', call, type, point), dataSource: source, [camelCase(type.id)]: point.value() };
    }
    throw new GoogleError('NOT_FOUND', `Data point ${call.param('point')} not found.`);
  },
};

/** An empty list is left out, and so is the token where no page follows. */
function page(
  call: HealthCall,
  type: DataType,
  isTold: (point: DataPoint) => boolean,
  tell: (point: DataPoint) => object,
): object {
  const request = `${call.param('type')} ${call.field('filter')} ${call.field('dataSourceFamily')}`;
  const { offset, asOf } = readPageToken(call.field('pageToken'), request, call.now);
  const size = readPageSize(call.field('pageSize'), type.pageSize ?? USUAL_PAGE);
  const filter = readFilter(call.field('filter'), type, call.persona.calendar);
  const found: DataPoint[] = [];
  let i = 0;
  for (const point of pointsOf({ ...call, now: asOf }, type, filter)) {
    if (!isTold(point)) continue;
    if (i++ >= offset) found.push(point);
    if (found.length > size) break;
  }
  return {
    ...(found.length > 0 ? { dataPoints: found.slice(0, size).map(tell) } : {}),
    ...(found.length > size
      ? { nextPageToken: writePageToken({ offset: offset + size, asOf }, request) }
      : {}),
  };
}

/** The latest first. Days are looked at one after another, only as far as the page needs them. */
function* pointsOf(account: AccountState, type: DataType, { from, to, fits }: Filter): Iterable<DataPoint> {
  const { calendar, memberSince } = account.persona;
  // A sleep that goes on belongs to the day on which it will end.
  const tomorrow = calendar.dayOf(account.now) + 1;
  for (let day = Math.min(to, tomorrow); day >= Math.max(from, memberSince); day--) {
    yield* (type.points?.(account, day) ?? []).filter(fits).reverse();
  }
}

function named(key: 'name' | 'dataPointName', call: HealthCall, type: DataType, { id }: DataPoint): object {
  if (id === undefined) return {};
  return { [key]: `users/${healthUserId(call.persona)}/dataTypes/${type.id}/dataPoints/${id}` };
}

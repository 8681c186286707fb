import type { AccountState } from '../../route';
import { type DataPoint, type DataType, DEFAULT_PAGE_SIZES, toCamelCase } from '../data-types/data-type';
import { GoogleError } from '../google-error';
import { type HealthCall, type HealthRoute, healthUserId } from '../google-route';
import { DATA_SCOPES } from './data-scopes';
import { familyIncludesManual, readDataType } from './data-type-parameter';
import { type Filter, parseFilter } from './filter';
import { formatPageToken, parsePageSize, parsePageToken } from './page-token';

const PARENT = '/v4/users/{user}/dataTypes/{type}/dataPoints';

/** `GET …/dataPoints`: the data points, the latest first. */
export const listDataPointsRoute: HealthRoute = {
  method: 'GET',
  path: PARENT,
  scopes: DATA_SCOPES,
  query: ['filter', 'pageSize', 'pageToken'],
  handle(call) {
    const type = readDataType(call, 'list');
    return createPage(
      call,
      type,
      () => true,
      (point) => ({
        ...describeName('name', call, type, point),
        dataSource: point.source,
        [toCamelCase(type.id)]: point.toJson(),
      }),
    );
  },
};

/** `GET …/dataPoints:reconcile`: one stream of all sources. Here they never contradict each other. */
export const reconcileDataPointsRoute: HealthRoute = {
  method: 'GET',
  path: `${PARENT}:reconcile`,
  scopes: DATA_SCOPES,
  query: ['filter', 'pageSize', 'pageToken', 'dataSourceFamily'],
  handle(call) {
    const type = readDataType(call, 'reconcile');
    const includesManual = familyIncludesManual(call.queryParameter('dataSourceFamily'));
    const isIncluded = ({ source }: DataPoint) => includesManual || source.recordingMethod !== 'MANUAL';
    return createPage(call, type, isIncluded, (point) => ({
      ...describeName('dataPointName', call, type, point),
      [toCamelCase(type.id)]: point.toJson(),
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
    const type = readDataType(call, 'get');
    for (const point of iteratePoints(call, type, parseFilter('', type, call.persona.calendar))) {
      if (point.id !== call.pathParameter('point')) continue;
      const { source } = point;
      return {
        ...describeName('name', call, type, point),
        dataSource: source,
        [toCamelCase(type.id)]: point.toJson(),
      };
    }
    throw new GoogleError('NOT_FOUND', `Data point ${call.pathParameter('point')} not found.`);
  },
};

/** One page of a list. An empty list is absent, and so is the token of the last page. */
function createPage(
  call: HealthCall,
  type: DataType,
  isIncluded: (point: DataPoint) => boolean,
  describe: (point: DataPoint) => object,
): object {
  const request = `${call.pathParameter('type')} ${call.queryParameter('filter')} ${call.queryParameter('dataSourceFamily')}`;
  const { offset, asOf } = parsePageToken(call.queryParameter('pageToken'), request, call.now);
  const size = parsePageSize(call.queryParameter('pageSize'), type.pageSizes ?? DEFAULT_PAGE_SIZES);
  const filter = parseFilter(call.queryParameter('filter'), type, call.persona.calendar);
  const found: DataPoint[] = [];
  let i = 0;
  for (const point of iteratePoints({ ...call, now: asOf }, type, filter)) {
    if (!isIncluded(point)) continue;
    if (i++ >= offset) found.push(point);
    if (found.length > size) break;
  }
  return {
    ...(found.length > 0 ? { dataPoints: found.slice(0, size).map(describe) } : {}),
    ...(found.length > size
      ? { nextPageToken: formatPageToken({ offset: offset + size, asOf }, request) }
      : {}),
  };
}

/** The points, the latest first. It is lazy, so that days beyond the page are not generated. */
function* iteratePoints(
  account: AccountState,
  type: DataType,
  { from, to, matches }: Filter,
): Iterable<DataPoint> {
  const { calendar, memberSince } = account.persona;
  // An ongoing sleep belongs to the day on which it will end.
  const tomorrow = calendar.dayOf(account.now) + 1;
  for (let day = Math.min(to, tomorrow); day >= Math.max(from, memberSince); day--) {
    yield* (type.listPoints?.(account, day) ?? []).filter(matches).reverse();
  }
}

function describeName(
  key: 'name' | 'dataPointName',
  call: HealthCall,
  type: DataType,
  { id }: DataPoint,
): object {
  if (id === undefined) return {};
  return { [key]: `users/${healthUserId(call.persona)}/dataTypes/${type.id}/dataPoints/${id}` };
}

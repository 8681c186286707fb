import { formEncode } from '../../../packages/fitbit-web-api/http';
import { assign } from '../../assign';
import { array, type Decoder, field, string } from '../../decode';
import type { JsonFields } from '../../http/parse-json';
import type { HttpRequest } from '../../platform';

/**
 * The pages of an answer as one, the first to `request`, at most `maxPages` of them. What the service names as the
 * next page goes into the same question again, never anywhere else. Sums have one page: there are never as
 * many windows as fit into it.
 */
export const fetchPages = (
  fetchBody: (request: HttpRequest) => Promise<unknown>,
  request: HttpRequest,
  maxPages: number,
  pageToken?: string,
): Promise<JsonFields> =>
  fetchBody(
    pageToken ? assign(request, { url: `${request.url}&${formEncode({ pageToken })}` }) : request,
  ).then((answer) => {
    // Throws where the body is no object.
    const next = field('nextPageToken?', string)(answer);
    const page = answer as JsonFields;
    return next && maxPages > 1 && !request.body
      ? fetchPages(fetchBody, request, maxPages - 1, next).then((laterPages) => mergePages(page, laterPages))
      : page;
  });

/** Two answers as one: lists of the same name one after the other. */
export const mergePages = (first: JsonFields, second: JsonFields): JsonFields => {
  const merged = assign(first, second);
  for (const name in first) {
    const firstItems = first[name];
    if (Array.isArray(firstItems)) merged[name] = firstItems.concat(second[name] || []);
  }
  return merged;
};

/** The list at `key`; an empty one is not there at all. */
export const optionalList =
  <T>(key: string, item: Decoder<T>): Decoder<T[]> =>
  (body) =>
    field(`${key}?`, array(item))(body) || [];

/** The data points of a type, as JSON names it. */
export const dataPointsOf = <T>(type: string, point: Decoder<T>): Decoder<T[]> =>
  optionalList('dataPoints', field(type, point));

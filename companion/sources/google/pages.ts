import { formEncode } from '../../../packages/fitbit-web-api/http';
import { assign } from '../../assign';
import { array, type Decoder, field, string } from '../../decode';
import type { JsonFields } from '../../http/parse-json';
import type { HttpRequest } from '../../platform';

/**
 * Fetches all pages of a response, at most `maxPages`, and merges them. The token of the next page is only added to the
 * same request. Sums (POST) always fit into one page.
 */
export const fetchPages = (
  fetchBody: (request: HttpRequest) => Promise<unknown>,
  request: HttpRequest,
  maxPages: number,
  pageToken?: string,
): Promise<JsonFields> =>
  fetchBody(
    pageToken ? assign(request, { url: `${request.url}&${formEncode({ pageToken })}` }) : request,
  ).then((body) => {
    // Throws where the body is no object.
    const next = field('nextPageToken?', string)(body);
    const page = body as JsonFields;
    return next && maxPages > 1 && !request.body
      ? fetchPages(fetchBody, request, maxPages - 1, next).then((laterPages) => mergePages(page, laterPages))
      : page;
  });

/** Merges two responses: lists of the same name are concatenated. */
export const mergePages = (first: JsonFields, second: JsonFields): JsonFields => {
  const merged = assign(first, second);
  for (const name in first) {
    const firstItems = first[name];
    if (Array.isArray(firstItems)) merged[name] = firstItems.concat(second[name] || []);
  }
  return merged;
};

/** The list at `key`. The service omits an empty one. */
export const optionalList =
  <T>(key: string, item: Decoder<T>): Decoder<T[]> =>
  (body) =>
    field(`${key}?`, array(item))(body) || [];

/** The data points of a type; `type` is its name in JSON. */
export const dataPointsOf = <T>(type: string, point: Decoder<T>): Decoder<T[]> =>
  optionalList('dataPoints', field(type, point));

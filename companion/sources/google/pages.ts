import { formEncode } from '../../../packages/fitbit-web-api/http';
import { assign, extend } from '../../assign';
import { array, type Decoder, field } from '../../decode';
import { type JsonFields, parseJson, stringify } from '../../http/parse-json';
import { asServiceError, type ServiceError } from '../../http/service-error';
import { isString } from '../../is-string';
import type { HttpRequest } from '../../platform';

/** The pages of a response as one. */
export interface Pages {
  body: JsonFields;
  /** Why the pages after these are missing. */
  failure?: ServiceError;
}

/**
 * Requests the pages of a response, the first by `request`, at most `maxPages` of them. The page token that the
 * service names goes into the same request again, never anywhere else. Rejects when the first page fails, or a later
 * one before anything was read; otherwise a page that fails costs the pages after it alone.
 */
export const fetchPages = (
  fetchBody: (request: HttpRequest) => Promise<unknown>,
  request: HttpRequest,
  maxPages: number,
): Promise<Pages> =>
  // Undefined (204): there are no data.
  fetchBody(request).then((response = {}) => {
    const body = response as JsonFields;
    const pageToken = field('nextPageToken?', (token) => isString(token) && token)(body);
    if (!pageToken || maxPages <= 1) return { body };
    return fetchPages(fetchBody, nextPageRequest(request, pageToken), maxPages - 1).then(
      (later) => assign(later, { body: mergePages(body, later.body) }),
      (error) => {
        // Every row is an object inside the body.
        const isEmpty = !/.\{/.test(stringify(body));
        if (isEmpty) throw error;
        return { body, failure: asServiceError(error) };
      },
    );
  });

/** A GET has its page token in the address, a roll-up in its body. */
const nextPageRequest = (request: HttpRequest, pageToken: string): HttpRequest =>
  assign(
    request,
    request.body
      ? { body: stringify(extend(parseJson(request.body), { pageToken })) }
      : { url: `${request.url.replace(/&pageToken=[^&]*/, '')}&${formEncode({ pageToken })}` },
  );

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

/** The windows of a roll-up. */
export const rollUpWindows = <T>(window: Decoder<T>): Decoder<T[]> =>
  optionalList('rollupDataPoints', window);

/** The data points of a type; `type` is its name in JSON. */
export const dataPointsOf = <T>(type: string, point: Decoder<T>): Decoder<T[]> =>
  optionalList('dataPoints', field(type, point));

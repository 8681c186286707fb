import type { ResultCode } from '../common/result-codes';
import { type ErrorMapping, parseResponse, ServiceError } from './account/service-error';
import type { After, Http, HttpRequest } from './platform';

/**
 * `http`, where no answer is a ServiceError (`network`), and one that takes longer than `timeoutMs` is too
 * (`timeout`): a request that is never answered must not end all syncing.
 */
export const withTimeout =
  (http: Http, after: After, timeoutMs: number): Http =>
  (request) =>
    new Promise((resolve, reject) => {
      const rejectWith = (code: ResultCode) => () => reject(new ServiceError('wait', code));
      // Whichever comes second changes nothing.
      after(timeoutMs, rejectWith('timeout'));
      http(request).then(resolve, rejectWith('network'));
    });

/** The parsed body of a good answer to `request`; rejects with the ServiceError of any other. */
export const fetchJson = (
  http: Http,
  request: HttpRequest,
  now: () => number,
  errorMapping?: ErrorMapping,
): Promise<unknown> => http(request).then((response) => parseResponse(response, now(), errorMapping));

/** `fields` as application/x-www-form-urlencoded. */
export const formEncode = (fields: Record<string, string | number | boolean>): string =>
  Object.keys(fields)
    .map((name) => [name, fields[name]].map(encodeURIComponent).join('='))
    .join('&');

import type { ResultCode } from '../common/result-codes';
import { type Refusals, readAnswer, ServiceError } from './account/service-error';
import type { After, Http, HttpRequest } from './platform';

/**
 * `http`, where no answer is a ServiceError (`network`), and one that takes longer than `ms` is too
 * (`timeout`): a request that is never answered must not end all syncing.
 */
export const withTimeout =
  (http: Http, after: After, ms: number): Http =>
  (request) =>
    new Promise((resolve, reject) => {
      const fail = (code: ResultCode) => () => reject(new ServiceError('wait', code));
      // Whichever comes second changes nothing.
      after(ms, fail('timeout'));
      http(request).then(resolve, fail('network'));
    });

/** The parsed body of a good answer to `request`; rejects with the ServiceError of any other. */
export const fetchAnswer = (
  http: Http,
  request: HttpRequest,
  now: () => number,
  refusals?: Refusals,
): Promise<unknown> => http(request).then((response) => readAnswer(response, now(), refusals));

/** `fields` as application/x-www-form-urlencoded. */
export const formEncode = (fields: Record<string, string | number | boolean>): string =>
  Object.keys(fields)
    .map((name) => [name, fields[name]].map(encodeURIComponent).join('='))
    .join('&');

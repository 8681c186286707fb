import type { Http, HttpRequest } from '../platform';
import { type ErrorMapping, parseResponse } from './service-error';

/** Sends `request` and resolves with its parsed body. Rejects with a ServiceError when the service refuses. */
export const fetchJson = (
  http: Http,
  request: HttpRequest,
  now: () => number,
  errorMapping?: ErrorMapping,
): Promise<unknown> => http(request).then((response) => parseResponse(response, now(), errorMapping));

import type { Http, HttpRequest } from '../platform';
import { type BearerErrors, parseResponse } from './service-error';

/** Sends `request` and resolves with its parsed body. Rejects with a ServiceError when the service refuses. */
export const fetchJson = (
  http: Http,
  request: HttpRequest,
  now: () => number,
  bearerErrors?: BearerErrors,
): Promise<unknown> => http(request).then((response) => parseResponse(response, now(), bearerErrors));

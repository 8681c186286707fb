import type { ResultCode } from '../../common/result-codes';
import type { After, Http } from '../platform';
import { ServiceError } from './service-error';

/**
 * `http` whose every failure is a ServiceError: `network` when no response came, `timeout` when it took longer than
 * `timeoutMs`. A request without a response must not end all syncing.
 */
export const withTimeout =
  (http: Http, after: After, timeoutMs: number): Http =>
  (request) =>
    new Promise((resolve, reject) => {
      const rejectWith = (code: ResultCode) => () => reject(new ServiceError('wait', code));
      // Whichever settles second changes nothing.
      after(timeoutMs, rejectWith('timeout'));
      http(request).then(resolve, rejectWith('network'));
    });

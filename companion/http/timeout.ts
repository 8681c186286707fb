import type { ResultCode } from '../../common/result-codes';
import { SECOND_MS } from '../../common/time';
import { abs } from '../math';
import type { Http, Platform } from '../platform';
import { ServiceError } from './service-error';

/** A request that takes longer counts as lost. */
export const REQUEST_TIMEOUT_MS = 15 * SECOND_MS;
/** A request that fails faster than this never left the phone. No response is lost that fast. */
const UNSENT_MS = 50;

/**
 * `http` whose every failure is a ServiceError: `network` when no response came, `timeout` when it took longer than
 * REQUEST_TIMEOUT_MS. A request without a response must not end all syncing.
 */
export const withTimeout =
  (http: Http, { now, after }: Pick<Platform, 'now' | 'after'>): Http =>
  (request) =>
    new Promise((resolve, reject) => {
      const sentAt = now();
      const rejectWith = (code: ResultCode, isUnsent?: boolean) =>
        reject(new ServiceError('wait', code, undefined, isUnsent));
      // Whichever settles second changes nothing.
      after(REQUEST_TIMEOUT_MS, () => rejectWith('timeout'));
      http(request).then(resolve, () => rejectWith('network', abs(now() - sentAt) < UNSENT_MS));
    });

import { ServiceError } from './account/service-error';
import type { After, Http } from './platform';

/** Resolves `ms` from now. */
export function pause(after: After, ms: number): Promise<void> {
  return new Promise((resolve) => {
    after(ms, resolve);
  });
}

/**
 * `http`, where no answer is a ServiceError (`network`), and one that takes longer than `ms` is too
 * (`timeout`): a request that is never answered must not end all syncing.
 */
export function withTimeout(http: Http, after: After, ms: number): Http {
  return (request) =>
    new Promise((resolve, reject) => {
      const cancel = after(ms, () => reject(new ServiceError('wait', 'timeout')));
      http(request).then(
        (response) => {
          cancel();
          resolve(response);
        },
        () => {
          cancel();
          reject(new ServiceError('wait', 'network'));
        },
      );
    });
}

/** `fields` as application/x-www-form-urlencoded; absent ones are left out. */
export function formEncode(fields: Record<string, string | undefined>): string {
  const pairs: string[] = [];
  for (const name of Object.keys(fields)) {
    const value = fields[name];
    if (value !== undefined) pairs.push(`${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
  }
  return pairs.join('&');
}

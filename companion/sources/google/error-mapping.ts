import type { ResultCode } from '../../../common/result-codes';
import { MINUTE_MS } from '../../../common/time';
import type { ErrorKind, ErrorMapping } from '../../http/service-error';

/** By the reason in an ErrorInfo; without a known one by the google.rpc.Code. */
const CLASSIFICATION_BY_CONSTANT: { [name: string]: [ErrorKind, ResultCode] } = {
  // The API is not enabled in the project of the client id.
  SERVICE_DISABLED: ['setup', 'client'],
  // The wearer has no Google Health account, or has not moved their Fitbit account there.
  ACCOUNT_NOT_LINKED: ['setup', 'request'],
  UNAUTHENTICATED: ['token', 'token'],
  PERMISSION_DENIED: ['data', 'scope'],
  INVALID_ARGUMENT: ['data', 'validation'],
  NOT_FOUND: ['data', 'not-found'],
  RESOURCE_EXHAUSTED: ['wait', 'rate-limit'],
};

/** Errors of the Google Health API: `{error: {status, details: [{reason}]}}`. The constants occur nowhere else in a body. */
export const googleErrorMapping: ErrorMapping = {
  classify: (body) => {
    const json = JSON.stringify(body);
    const name = Object.keys(CLASSIFICATION_BY_CONSTANT).find(
      (constant) => json.indexOf(`:"${constant}"`) > 0,
    );
    return name ? CLASSIFICATION_BY_CONSTANT[name] : undefined;
  },
  // The quotas are per minute and per second.
  rateLimitMs: MINUTE_MS,
};

import { MINUTE_MS } from '../../../common/time';
import { stringify } from '../../http/parse-json';
import {
  type BearerErrors,
  type Classification,
  INSUFFICIENT_SCOPE,
  INVALID_CLIENT,
  INVALID_REQUEST,
  INVALID_TOKEN,
  NOT_FOUND,
  RATE_LIMIT,
} from '../../http/service-error';

/** By the reason of a google.rpc.ErrorInfo (google.api.ErrorReason), or of an error in the older form. */
const CLASSIFICATION_BY_REASON: [RegExp, Classification][] = [
  // The API is not switched on in the project of the client id; the project is suspended, invalid or not taken in.
  [/_DISABLED|NOT_?CONFIGURED|CONSUMER_|PROJECT_|BILLING_|API_KEY_|PREVIEW/i, INVALID_CLIENT],
  [/SCOPE(?!S)|insufficientPermissions/, INSUFFICIENT_SCOPE],
  [/ACCOUNT_NOT_LINKED/, ['setup', 'request']],
  [/QUOTA_|RATE_LIMIT_|LimitExceeded|quotaExceeded/, RATE_LIMIT],
];

/** By the google.rpc.Code in `error.status`, where no reason is known. */
const CLASSIFICATION_BY_STATUS: [RegExp, Classification][] = [
  [/UNAUTHENTICATED/, INVALID_TOKEN],
  // Of a legacy Fitbit account, or of a consent that has to be given again: the body is the same.
  [/PERMISSION_DENIED/, ['data', 'permission']],
  [/INVALID_ARGUMENT/, INVALID_REQUEST],
  [/NOT_FOUND/, NOT_FOUND],
  [/RESOURCE_EXHAUSTED/, RATE_LIMIT],
];

/** Google's words for a client or a project that it does not let in, where no reason is known. */
const REFUSED_PROJECT =
  /\b(project|client|consumer|api key)\b.*\b(denied|suspended|disabled|deleted|invalid|not (allowed|approved|enabled|eligible)|blocked)/i;

/**
 * The Google Health API's errors: `{error: {status, message, details: [{reason}], errors: [{reason}]}}`, also in a
 * list.
 */
export const googleErrorMapping: Required<BearerErrors> = {
  classify: (body) => {
    // Object() turns anything, even null, into something that has fields.
    const { error, errors } = Object(([] as unknown[]).concat(body)[0]);
    const { status, message, details, errors: innerErrors } = Object(error);
    const reasons = [].concat(details, innerErrors, errors).map((detail) => Object(detail).reason);
    return (
      find(CLASSIFICATION_BY_REASON, reasons) ||
      (status === 'PERMISSION_DENIED' && REFUSED_PROJECT.test(message)
        ? INVALID_CLIENT
        : find(CLASSIFICATION_BY_STATUS, status))
    );
  },
  // The quotas are by the minute and by the second.
  rateLimitMs: MINUTE_MS,
};

const find = (rules: [RegExp, Classification][], value: unknown): Classification | undefined =>
  // Anything can be written as JSON, but not everything as a string.
  Object(rules.find(([pattern]) => pattern.test(stringify(value))))[1];

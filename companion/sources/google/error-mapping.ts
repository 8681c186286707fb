import type { ResultCode } from '../../../common/result-codes';
import { MINUTE_MS } from '../../../common/time';
import type { ErrorKind, ErrorMapping } from '../../http/service-error';

type Classification = [ErrorKind, ResultCode];

const CLIENT: Classification = ['setup', 'client'];
const RATE_LIMIT: Classification = ['wait', 'rate-limit'];

/** By the reason of a google.rpc.ErrorInfo (google.api.ErrorReason), or of an error in the older form. */
const CLASSIFICATION_BY_REASON: [RegExp, Classification][] = [
  // The API is not switched on in the project of the client id; the project is suspended, invalid or not taken in.
  [/SERVICE_DISABLED|NOT_?CONFIGURED|CONSUMER_|PROJECT_|BILLING_|API_KEY_/i, CLIENT],
  [/SCOPE|insufficientPermissions/, ['data', 'scope']],
  [/ACCOUNT_NOT_LINKED/, ['setup', 'request']],
  [/QUOTA_|RATE_LIMIT_|LimitExceeded|quotaExceeded/, RATE_LIMIT],
];

/** By the google.rpc.Code in `error.status`, where no reason is known. */
const CLASSIFICATION_BY_STATUS: [RegExp, Classification][] = [
  [/UNAUTHENTICATED/, ['token', 'token']],
  // Of a legacy Fitbit account, or of a consent that has to be given again: the body is the same.
  [/PERMISSION_DENIED/, ['data', 'permission']],
  [/INVALID_ARGUMENT/, ['data', 'validation']],
  [/NOT_FOUND/, ['data', 'not-found']],
  [/RESOURCE_EXHAUSTED/, RATE_LIMIT],
];

/** Google's words for a client or a project that it does not let in, where no reason is known. */
const REFUSED_PROJECT =
  /\b(project|client|consumer|api key)\b.*\b(denied|suspended|disabled|deleted|invalid|not (allowed|approved|enabled|eligible)|blocked)/i;

/** The Google Health API's errors: `{error: {status, message, details: [{reason}], errors: [{reason}]}}`, also in a list. */
export const googleErrorMapping: ErrorMapping = {
  classify: (body) => {
    const { error, errors } = fieldsOf(Array.isArray(body) ? body[0] : body);
    const { status, message, details, errors: innerErrors } = fieldsOf(error);
    for (const detail of listOf(details).concat(listOf(innerErrors), listOf(errors))) {
      const classification = find(CLASSIFICATION_BY_REASON, fieldsOf(detail).reason);
      if (classification) return classification;
    }
    return status === 'PERMISSION_DENIED' && REFUSED_PROJECT.test(String(message))
      ? CLIENT
      : find(CLASSIFICATION_BY_STATUS, status);
  },
  // The quotas are by the minute and by the second.
  rateLimitMs: MINUTE_MS,
};

const find = (rules: [RegExp, Classification][], text: unknown): Classification | undefined => {
  const rule = rules.find(([pattern]) => typeof text === 'string' && pattern.test(text));
  return rule && rule[1];
};

/** Object() turns anything, even null, into something that has fields. */
const fieldsOf = (value: unknown): Record<string, unknown> => Object(value);

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

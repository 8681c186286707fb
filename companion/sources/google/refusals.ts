import type { ResultCode } from '../../../common/result-codes';
import type { ErrorKind, Refusals } from '../../account/service-error';

/** By the reason in an ErrorInfo; then, where none of these is given, by the google.rpc.Code. */
const MEANINGS: { [name: string]: [ErrorKind, ResultCode] } = {
  // The API is not switched on in the project of the client id.
  SERVICE_DISABLED: ['setup', 'client'],
  // The wearer has no Google Health account, or has not moved the Fitbit one there.
  ACCOUNT_NOT_LINKED: ['setup', 'request'],
  UNAUTHENTICATED: ['token', 'token'],
  PERMISSION_DENIED: ['data', 'scope'],
  INVALID_ARGUMENT: ['data', 'validation'],
  NOT_FOUND: ['data', 'not-found'],
  RESOURCE_EXHAUSTED: ['wait', 'rate-limit'],
};

/** The Google Health API's: `{error: {status, details: [{reason}]}}`. Its constants stand nowhere else. */
export const refusals: Refusals = {
  meaningOf: (body) => {
    const said = JSON.stringify(body);
    const [name] = Object.keys(MEANINGS).filter((constant) => said.indexOf(`:"${constant}"`) > 0);
    return MEANINGS[name];
  },
  // The quotas are by the minute and by the second.
  limit: 60000,
};

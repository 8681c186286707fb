import type { Instant } from '../world/clock';
import type { CloudRequest } from '../world/http';
import { FitbitError } from './fitbit-error';
import type { AccessToken, TokenStore } from './token-store';

/** Returns the request's access token; throws 401 where it is missing, unknown or expired. */
export function authenticateBearer(request: CloudRequest, tokens: TokenStore, now: Instant): AccessToken {
  const value = /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (value === undefined) throw new FitbitError(401, 'invalid_request', 'Authorization header required.');
  const token = tokens.findAccessToken(value);
  if (!token) throw FitbitError.authorization(401, 'invalid_token', `Access token invalid: ${value}.`);
  if (now >= token.expires) {
    throw FitbitError.authorization(401, 'expired_token', `Access token expired: ${value}.`);
  }
  tokens.markUsed(value);
  return token;
}

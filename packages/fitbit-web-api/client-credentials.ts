import { formEncode, type HttpRequest, type SendJson } from './http';

/** A token of the application itself, which opens no wearer's data. */
export interface AppToken {
  accessToken: string;
  /** ms since 1970, by the local clock. */
  expiresAt: number;
}

/** A confidential client: only that is granted client credentials. */
export interface ConfidentialClient {
  id: string;
  secret: string;
}

const SECOND_MS = 1000;

const TOKEN_URL = 'https://api.fitbit.com/oauth2/token';

/** The client credentials grant (RFC 6749 §4.4), authenticated with Basic (RFC 6749 §2.3.1). */
export const clientCredentialsRequest = ({ id, secret }: ConfidentialClient): HttpRequest => ({
  method: 'POST',
  url: TOKEN_URL,
  headers: {
    Authorization: `Basic ${btoa([id, secret].map(encodeURIComponent).join(':'))}`,
    'Content-Type': 'application/x-www-form-urlencoded',
  },
  body: formEncode({ grant_type: 'client_credentials' }),
});

/**
 * Requests a token for what belongs to no wearer, such as the list of all activity types. Rejects as `send` does,
 * and with an Error where the response holds no token.
 */
export const fetchAppToken = (
  send: SendJson,
  client: ConfidentialClient,
  now: () => number,
): Promise<AppToken> =>
  send(clientCredentialsRequest(client)).then((body) => {
    const { access_token: accessToken, expires_in: lifetimeS }: Record<string, unknown> = Object(body);
    if (typeof accessToken !== 'string' || !(Number(lifetimeS) > 0)) {
      throw new Error('the response holds no access token');
    }
    return { accessToken, expiresAt: now() + Number(lifetimeS) * SECOND_MS };
  });

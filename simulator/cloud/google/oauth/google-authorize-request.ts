import { AuthorizeError } from '../../oauth/consent';
import { isPkceText, type PkceChallenge } from '../../oauth/pkce';
import { findGoogleClient, type GoogleClient, isRegisteredGoogleRedirect } from '../google-clients';
import { type GoogleScope, parseGoogleScopes } from '../google-scopes';

/** The checked parameters of an authorize request. */
export interface GoogleAuthorizeRequest {
  client: GoogleClient;
  redirectUri: string;
  scopes: GoogleScope[];
  state: string | undefined;
  challenge: PkceChallenge | undefined;
  /** Whether the app requests a refresh token. */
  isOffline: boolean;
  /** When the consent page is shown: `once` only without an earlier consent to the same scopes. */
  consentPrompt: 'always' | 'once' | 'never';
  /** Whether the token includes the scopes of earlier consents. */
  isIncremental: boolean;
}

/** Parameters that the consent page's form sends back. */
export const GOOGLE_CARRIED_PARAMETERS = [
  'client_id',
  'redirect_uri',
  'response_type',
  'state',
  'code_challenge',
  'code_challenge_method',
  'access_type',
  'prompt',
  'include_granted_scopes',
  'login_hint',
  'nonce',
  'hl',
];
const ALLOWED_PARAMETERS = [...GOOGLE_CARRIED_PARAMETERS, 'scope', 'auto_consent'];
/** There is one account and no password, so that `select_account` shows the consent page at most. */
const CONSENT_PROMPTS: Readonly<Record<string, GoogleAuthorizeRequest['consentPrompt']>> = {
  consent: 'always',
  select_account: 'once',
  none: 'never',
};

/** Reads and checks the parameters of an authorize request. Throws an AuthorizeError. */
export function readGoogleAuthorizeRequest(query: URLSearchParams): GoogleAuthorizeRequest {
  const id = query.get('client_id');
  if (id === null) throwInvalidRequest('Missing required parameter: client_id');
  const client = findGoogleClient(id);
  if (!client) throw new AuthorizeError('invalid_client', 'The OAuth client was not found.', 401);
  const redirectUri = readRedirect(query, client);
  for (const name of query.keys()) {
    if (!ALLOWED_PARAMETERS.includes(name))
      throwInvalidRequest(`Parameter not allowed for this message type: ${name}`);
  }
  const type = query.get('response_type');
  if (type !== 'code') throw new AuthorizeError('unsupported_response_type', `response_type: ${type}`);
  return {
    client,
    redirectUri,
    scopes: readScopeList(query),
    state: query.get('state') ?? undefined,
    challenge: readChallenge(query),
    isOffline: readChoice(query, 'access_type', ['online', 'offline']) === 'offline',
    consentPrompt: readPrompt(query.get('prompt') ?? ''),
    isIncremental: readChoice(query, 'include_granted_scopes', ['false', 'true']) === 'true',
  };
}

function readRedirect(query: URLSearchParams, client: GoogleClient): string {
  const address = query.get('redirect_uri');
  if (address === null) throwInvalidRequest('Missing required parameter: redirect_uri');
  if (isRegisteredGoogleRedirect(client, address)) return address;
  const message = `The redirect URI in the request, ${address}, does not match the ones authorized for the OAuth client.`;
  throw new AuthorizeError('redirect_uri_mismatch', message);
}

function readScopeList(query: URLSearchParams): GoogleScope[] {
  const { scopes, unknown } = parseGoogleScopes(query.get('scope') ?? '');
  if (unknown !== undefined) {
    throw new AuthorizeError('invalid_scope', `Some requested scopes were invalid: ${unknown}`);
  }
  if (scopes.length === 0) throwInvalidRequest('Missing required parameter: scope');
  return scopes;
}

function readChallenge(query: URLSearchParams): PkceChallenge | undefined {
  const value = query.get('code_challenge');
  if (value === null) return undefined;
  const method = query.get('code_challenge_method') ?? 'plain';
  if (method !== 'S256' && method !== 'plain')
    throwInvalidRequest(`Invalid code_challenge_method: ${method}`);
  if (!isPkceText(value)) throwInvalidRequest('code_challenge must have 43 to 128 allowed characters');
  return { value, method };
}

function readPrompt(text: string): GoogleAuthorizeRequest['consentPrompt'] {
  const words = text.split(' ').filter((word) => word !== '');
  const meanings = words.map((word) =>
    Object.hasOwn(CONSENT_PROMPTS, word) ? CONSENT_PROMPTS[word] : undefined,
  );
  if (meanings.includes(undefined)) throwInvalidRequest(`Invalid parameter value for prompt: ${text}`);
  if (meanings.includes('never'))
    return words.length === 1 ? 'never' : throwInvalidRequest('prompt none excludes other values');
  return meanings.includes('always') ? 'always' : 'once';
}

/** The parameter's value, which must be one of `values`. The first is the default. */
function readChoice(query: URLSearchParams, name: string, values: readonly string[]): string | undefined {
  const value = query.get(name) ?? values[0];
  if (value === undefined || !values.includes(value))
    throwInvalidRequest(`Invalid parameter value for ${name}: ${value}`);
  return value;
}

function throwInvalidRequest(message: string): never {
  throw new AuthorizeError('invalid_request', message);
}

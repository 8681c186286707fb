import { AuthorizeError } from '../../oauth/consent';
import { isPkceText } from '../../oauth/pkce';
import { findGoogleClient, type GoogleClient, isRegisteredRedirect } from '../google-clients';
import { type GoogleScope, readGoogleScopes } from '../google-scopes';
import type { GoogleCode } from '../grant-store';

/** What an app asks the wearer for. */
export interface GoogleAuthorizeRequest {
  client: GoogleClient;
  redirectUri: string;
  scopes: GoogleScope[];
  state: string | undefined;
  challenge: GoogleCode['challenge'];
  /** The app wants to refresh. */
  offline: boolean;
  /** `always`: the wearer is asked even if they have agreed before; `never`: not even if they have not. */
  consentPrompt: 'always' | 'once' | 'never';
  /** What the wearer agreed to before comes with it. */
  cumulative: boolean;
}

/** Parameters that go round through the consent page's form. */
export const CARRIED_PARAMETERS = [
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
const KNOWN = [...CARRIED_PARAMETERS, 'scope', 'auto_consent'];
/** Nobody has a password or a second account here: these two show the consent page at most. */
const PROMPTS: Readonly<Record<string, GoogleAuthorizeRequest['consentPrompt']>> = {
  consent: 'always',
  select_account: 'once',
  none: 'never',
};

/** Reads and checks the parameters of the authorize address. */
export function readGoogleAuthorizeRequest(query: URLSearchParams): GoogleAuthorizeRequest {
  const id = query.get('client_id');
  if (id === null) wrong('Missing required parameter: client_id');
  const client = findGoogleClient(id);
  if (!client) throw new AuthorizeError('invalid_client', 'The OAuth client was not found.', 401);
  const redirectUri = readRedirect(query, client);
  for (const name of query.keys()) {
    if (!KNOWN.includes(name)) wrong(`Parameter not allowed for this message type: ${name}`);
  }
  const type = query.get('response_type');
  if (type !== 'code') throw new AuthorizeError('unsupported_response_type', `response_type: ${type}`);
  return {
    client,
    redirectUri,
    scopes: readScopeList(query),
    state: query.get('state') ?? undefined,
    challenge: readChallenge(query),
    offline: readChoice(query, 'access_type', ['online', 'offline']) === 'offline',
    consentPrompt: readPrompt(query.get('prompt') ?? ''),
    cumulative: readChoice(query, 'include_granted_scopes', ['false', 'true']) === 'true',
  };
}

function readRedirect(query: URLSearchParams, client: GoogleClient): string {
  const address = query.get('redirect_uri');
  if (address === null) wrong('Missing required parameter: redirect_uri');
  if (isRegisteredRedirect(client, address)) return address;
  const message = `The redirect URI in the request, ${address}, does not match the ones authorized for the OAuth client.`;
  throw new AuthorizeError('redirect_uri_mismatch', message);
}

function readScopeList(query: URLSearchParams): GoogleScope[] {
  const { scopes, unknown } = readGoogleScopes(query.get('scope') ?? '');
  if (unknown !== undefined) {
    throw new AuthorizeError('invalid_scope', `Some requested scopes were invalid: ${unknown}`);
  }
  if (scopes.length === 0) wrong('Missing required parameter: scope');
  return scopes;
}

function readChallenge(query: URLSearchParams): GoogleCode['challenge'] {
  const value = query.get('code_challenge');
  if (value === null) return undefined;
  const method = query.get('code_challenge_method') ?? 'plain';
  if (method !== 'S256' && method !== 'plain') wrong(`Invalid code_challenge_method: ${method}`);
  if (!isPkceText(value)) wrong('code_challenge has not 43 to 128 allowed characters');
  return { value, method };
}

function readPrompt(text: string): GoogleAuthorizeRequest['consentPrompt'] {
  const words = text.split(' ').filter((word) => word !== '');
  const meanings = words.map((word) => (Object.hasOwn(PROMPTS, word) ? PROMPTS[word] : undefined));
  if (meanings.includes(undefined)) wrong(`Invalid parameter value for prompt: ${text}`);
  if (meanings.includes('never')) return words.length === 1 ? 'never' : wrong('prompt none stands alone');
  return meanings.includes('always') ? 'always' : 'once';
}

/** The first of the values is the default. */
function readChoice(query: URLSearchParams, name: string, values: readonly string[]): string | undefined {
  const value = query.get(name) ?? values[0];
  if (value === undefined || !values.includes(value)) wrong(`Invalid parameter value for ${name}: ${value}`);
  return value;
}

function wrong(message: string): never {
  throw new AuthorizeError('invalid_request', message);
}

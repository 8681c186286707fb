import { DAY_S } from '../../world/duration';
import { type Client, findClient, isRegisteredRedirect, SETTINGS_REDIRECT } from '../clients';
import { readScopes, type Scope } from '../scopes';
import { AuthorizeError } from './consent';
import { isPkceText, type PkceChallenge } from './pkce';

/** An app's request for the wearer's consent. */
export interface AuthorizeRequest {
  client: Client;
  responseType: 'code' | 'token';
  redirectUri: string;
  scopes: Scope[];
  state: string | undefined;
  challenge: PkceChallenge | undefined;
  /** Whether the consent page is shown even if the wearer has agreed before. */
  isConsentForced: boolean;
  /** Implicit grant only. */
  tokenLifeS: number;
}

/**
 * Whether a value of `prompt` forces the consent page. `none` is this service's default, not OpenID's ban on all
 * pages. Nobody has a password here, so `login` shows the consent page.
 */
const PROMPTS: Readonly<Record<string, boolean>> = {
  none: false,
  consent: true,
  login: true,
  'login consent': true,
};
const TOKEN_LIVES_S = [DAY_S, 7 * DAY_S, 30 * DAY_S, 365 * DAY_S];

/** Reads the parameters of the authorize address; throws an AuthorizeError where one is wrong. */
export function readAuthorizeRequest(query: URLSearchParams): AuthorizeRequest {
  const client = findClient(query.get('client_id') ?? '');
  if (!client) {
    throw new AuthorizeError('invalid_client', `Invalid client_id: ${query.get('client_id') ?? '(none)'}`);
  }
  const prompt = query.get('prompt');
  return {
    client,
    redirectUri: readRedirect(query, { isRequired: prompt !== null }),
    responseType: readResponseType(query, client),
    scopes: readScopeList(query),
    state: query.get('state') ?? undefined,
    challenge: readChallenge(query),
    isConsentForced: readPrompt(prompt ?? 'none'),
    tokenLifeS: readTokenLife(query),
  };
}

function readRedirect(query: URLSearchParams, { isRequired }: { isRequired: boolean }): string {
  const address = query.get('redirect_uri');
  if (address === null && isRequired) throwInvalidRequest('redirect_uri is required together with prompt');
  if (address === null) return SETTINGS_REDIRECT;
  if (!isRegisteredRedirect(address)) throwInvalidRequest(`redirect_uri is not registered: ${address}`);
  return address;
}

function readResponseType(query: URLSearchParams, client: Client): 'code' | 'token' {
  const type = query.get('response_type');
  if (type === 'code') return type;
  if (type !== 'token') throw new AuthorizeError('unsupported_response_type', `response_type: ${type}`);
  if (client.type === 'client') return type;
  throw new AuthorizeError('unauthorized_client', 'response_type token is for apps of type client only');
}

function readScopeList(query: URLSearchParams): Scope[] {
  const { scopes, unknown } = readScopes(query.get('scope') ?? '');
  if (unknown !== undefined) throw new AuthorizeError('invalid_scope', `Unknown scope: ${unknown}`);
  if (scopes.length === 0) throw new AuthorizeError('invalid_scope', 'scope is missing');
  return scopes;
}

function readChallenge(query: URLSearchParams): AuthorizeRequest['challenge'] {
  const value = query.get('code_challenge');
  const method = query.get('code_challenge_method') ?? 'plain';
  if (value === null) return undefined;
  if (method !== 'S256' && method !== 'plain') throwInvalidRequest(`code_challenge_method: ${method}`);
  if (!isPkceText(value)) throwInvalidRequest('code_challenge has not 43 to 128 allowed characters');
  return { value, method };
}

function readPrompt(prompt: string): boolean {
  const isConsentForced = Object.hasOwn(PROMPTS, prompt) ? PROMPTS[prompt] : undefined;
  return isConsentForced ?? throwInvalidRequest(`prompt: ${prompt}`);
}

function readTokenLife(query: URLSearchParams): number {
  const text = query.get('expires_in');
  if (text === null) return DAY_S;
  const seconds = Number(text);
  if (!TOKEN_LIVES_S.includes(seconds)) throwInvalidRequest(`expires_in: ${text}`);
  return seconds;
}

function throwInvalidRequest(message: string): never {
  throw new AuthorizeError('invalid_request', message);
}

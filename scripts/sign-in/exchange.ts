import { DAY_S } from '../../simulator/world/duration';
import { isRecord } from '../../simulator/world/guards';
import type { AuthorizationRequest } from './authorization-request';
import { toErrorCode } from './authorization-result';
import type { Client } from './client';
import type { SignInService } from './services';
import { SignInError } from './sign-in-error';

/** The part of the standard `fetch` that is used. */
export type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

/** What the service granted. */
export interface Grant {
  refreshToken: string;
  /** In the service's own names. */
  scopes: string[];
  /** Until the refresh token ends, where the service says so: Google does for apps in testing. */
  daysUntilExpiry?: number;
}

/** A code, and what it was requested with. */
export interface CodeExchange {
  request: AuthorizationRequest;
  client: Client;
  code: string;
}

/** Exchanges a code for tokens (RFC 6749 §4.1.3, RFC 7636 §4.5). Throws a SignInError. */
export async function exchangeCode(fetch: Fetch, exchange: CodeExchange): Promise<Grant> {
  const { service, scopes: requested } = exchange.request;
  const { title, tokenUrl } = service;
  const response = await fetchOrThrow(fetch, tokenUrl, createTokenRequest(exchange));
  throwIfGone(response, title);
  const body: unknown = await response.json().catch(() => undefined);
  if (!isRecord(body))
    throw new SignInError(`${title} sent an unreadable response (status ${response.status}).`);
  if (!response.ok) throw new SignInError(describeRefusal(body, response.status, title));
  const { refresh_token: refreshToken, scope, refresh_token_expires_in: seconds } = body;
  if (typeof refreshToken !== 'string' || !/^[!-~]+$/.test(refreshToken)) {
    throw new SignInError(`${title} sent no refresh token, so the sign-in would end soon.`);
  }
  // Without `scope`, all requested scopes are granted (RFC 6749 §5.1).
  const granted = typeof scope === 'string' ? scope.split(' ') : requested;
  const scopes = requested.filter((each) => granted.includes(each));
  if (scopes.length === 0)
    throw new SignInError('You allowed nothing on the consent page; nobody is signed in.');
  return {
    refreshToken,
    scopes,
    ...(typeof seconds === 'number' && { daysUntilExpiry: Math.round(seconds / DAY_S) }),
  };
}

/** Throws a SignInError where the service cannot be reached or says that it has ended. */
export async function checkAvailability(fetch: Fetch, { authorizeUrl, title }: SignInService): Promise<void> {
  throwIfGone(await fetchOrThrow(fetch, authorizeUrl), title);
}

async function fetchOrThrow(fetch: Fetch, url: string, init?: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    const { code } = ((error as Error).cause ?? {}) as NodeJS.ErrnoException;
    const why = (error as Error).name === 'TimeoutError' ? 'it does not respond' : toErrorCode(code);
    throw new SignInError(`${new URL(url).host} cannot be reached${why ? `: ${why}` : ''}.`);
  }
}

function throwIfGone({ status }: Response, title: string): void {
  if (status !== 410) return;
  throw new SignInError(
    `${title} says that this service has ended (410 Gone); docs/status-of-the-services.md lists the alternatives.`,
  );
}

function createTokenRequest({ request, client, code }: CodeExchange): RequestInit {
  const { id, secret } = client;
  const form = new URLSearchParams({
    grant_type: 'authorization_code',
    code,
    redirect_uri: request.redirectUri,
    code_verifier: request.verifier,
  });
  const inHeader = secret !== undefined && request.service.secretIn === 'header';
  if (!inHeader) form.set('client_id', id);
  if (secret !== undefined && !inHeader) form.set('client_secret', secret);
  const basic = `${encodeURIComponent(id)}:${encodeURIComponent(secret ?? '')}`;
  return {
    method: 'POST',
    body: form,
    ...(inHeader && { headers: { authorization: `Basic ${Buffer.from(basic).toString('base64')}` } }),
  };
}

/** Repeats only the error code: the service's description may contain the authorization code. */
function describeRefusal(body: Record<string, unknown>, status: number, title: string): string {
  const [first] = Array.isArray(body.errors) ? body.errors : [];
  const errorCode = toErrorCode(body.error) ?? toErrorCode(isRecord(first) ? first.errorType : undefined);
  switch (errorCode) {
    case 'invalid_client':
    case 'unauthorized_client':
      return `${title} does not know this client id, or the secret is wrong.`;
    case 'invalid_grant':
      return `${title} did not accept the code; try again.`;
    case 'redirect_uri_mismatch':
      return 'This redirect address is not registered for the client id: see --port and docs/google-client.md.';
    default:
      return `${title} refused the exchange${errorCode ? `: ${errorCode}` : ''} (status ${status}).`;
  }
}

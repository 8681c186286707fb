import type { AuthorizationRequest } from './authorization-request';
import { toErrorCode } from './authorization-result';
import type { Client } from './client';
import type { SignInService } from './services';
import { SignInError } from './sign-in-error';

/** Node's own, or what stands in for it. */
export type Fetch = (address: string, init?: RequestInit) => Promise<Response>;

/** What the phone goes on with. */
export interface Grant {
  refreshToken: string;
  /** What was allowed, as the service names it. */
  scopes: string[];
  /** Days until the refresh token ends, where the service says so: Google does for apps in testing. */
  daysUntilExpiry?: number;
}

/** Exchanges a code for tokens (RFC 6749 §4.1.3, RFC 7636 §4.5). `asked`: the scopes asked for. Throws a SignInError. */
export async function exchangeCode(
  fetch: Fetch,
  service: SignInService,
  client: Client,
  attempt: AuthorizationRequest,
  code: string,
  asked: readonly string[],
): Promise<Grant> {
  const { title } = service;
  const response = await fetchOrThrow(
    fetch,
    service.tokenUrl,
    createTokenRequest(service, client, attempt, code),
  );
  throwIfGone(response, title);
  const body: unknown = await response.json().catch(() => undefined);
  if (!isObject(body))
    throw new SignInError(`${title} answered with something unreadable (status ${response.status}).`);
  if (!response.ok) throw new SignInError(describeRefusal(body, response.status, title));
  const { refresh_token: refreshToken, scope, refresh_token_expires_in: seconds } = body;
  if (typeof refreshToken !== 'string' || !/^[!-~]+$/.test(refreshToken)) {
    throw new SignInError(`${title} answered without a refresh token, and so could not be asked for long.`);
  }
  // One that is not named is the one asked for (RFC 6749 §5.1).
  const granted = typeof scope === 'string' ? scope.split(' ') : asked;
  const scopes = asked.filter((each) => granted.includes(each));
  if (scopes.length === 0)
    throw new SignInError('Nothing was allowed on the consent page; nobody is signed in.');
  return {
    refreshToken,
    scopes,
    ...(typeof seconds === 'number' && { daysUntilExpiry: Math.round(seconds / 86_400) }),
  };
}

/** Whether a service is there at all; throws a SignInError where it cannot be reached or says that it has ended. */
export async function checkAvailability(fetch: Fetch, { authorizeUrl, title }: SignInService): Promise<void> {
  throwIfGone(await fetchOrThrow(fetch, authorizeUrl), title);
}

async function fetchOrThrow(fetch: Fetch, address: string, init?: RequestInit): Promise<Response> {
  try {
    return await fetch(address, init);
  } catch (error) {
    const { code } = ((error as Error).cause ?? {}) as NodeJS.ErrnoException;
    const why = (error as Error).name === 'TimeoutError' ? 'it does not answer' : toErrorCode(code);
    throw new SignInError(`${new URL(address).host} cannot be reached${why ? `: ${why}` : ''}.`);
  }
}

function throwIfGone({ status }: Response, title: string): void {
  if (status !== 410) return;
  throw new SignInError(
    `${title} says that this service has ended (410 Gone); docs/status-of-the-services.md says what else there is.`,
  );
}

function createTokenRequest(
  service: SignInService,
  { id, secret }: Client,
  attempt: AuthorizationRequest,
  code: string,
): RequestInit {
  const form = new URLSearchParams({
    grant_type: 'authorization_code',
    code,
    redirect_uri: attempt.redirectUri,
    code_verifier: attempt.verifier,
  });
  const inHeader = secret !== undefined && service.secretIn === 'header';
  if (!inHeader) form.set('client_id', id);
  if (secret !== undefined && !inHeader) form.set('client_secret', secret);
  const basic = `${encodeURIComponent(id)}:${encodeURIComponent(secret ?? '')}`;
  return {
    method: 'POST',
    body: form,
    ...(inHeader && { headers: { authorization: `Basic ${Buffer.from(basic).toString('base64')}` } }),
  };
}

/** Only the service's word for it: its description may repeat the code. */
function describeRefusal(body: Record<string, unknown>, status: number, title: string): string {
  const [first] = Array.isArray(body.errors) ? body.errors : [];
  const word = toErrorCode(body.error) ?? toErrorCode(isObject(first) ? first.errorType : undefined);
  switch (word) {
    case 'invalid_client':
    case 'unauthorized_client':
      return `${title} does not know this client id, or its secret is another.`;
    case 'invalid_grant':
      return `${title} did not take the code; try again.`;
    case 'redirect_uri_mismatch':
      return `This address is not registered for the client id: see --port and docs/google-client.md.`;
    default:
      return `${title} refused the exchange${word ? `: ${word}` : ''} (status ${status}).`;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

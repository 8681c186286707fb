import type { CloudRequest } from '../world/http';

/**
 * The `<Oauth>` component's part of a sign-in, without window or network. The headless page and the one in the
 * browser share it.
 *
 * The flow: authorize address → the service's pages → the redirect page with `code` and `state` → the address in
 * `state`, where the component reads the parameters.
 */

/** The redirect address of every Fitbit settings page. */
export const SIMPLE_REDIRECT_URL = 'https://app-settings.fitbitdevelopercontent.com/simple-redirect.html';

/** Where the component waits for the parameters. The real address is not published, and only the component uses it. */
export const CALLBACK_URL = 'https://app-settings.fitbitdevelopercontent.com/callback';

/**
 * Whether the component exchanges the code at `requestTokenUrl` by itself.
 * `always`: as Fitbit's own OAuth sample needs it. `never`: as apps need it that exchange in the companion.
 * What happens with `onReturn` is not published, so an app should work with both.
 */
export type CodeExchange = 'always' | 'never';

export const DEFAULT_CODE_EXCHANGE: CodeExchange = 'always';

/** The props that matter for the flow. */
export interface OauthProps {
  authorizeUrl?: string;
  requestTokenUrl?: string;
  clientId?: string;
  clientSecret?: string;
  scope?: string;
  /** Sends the client's id and secret as a Basic header instead of in the body. */
  encodeAsBase64?: boolean;
  /** More parameters of the authorize address. They replace the component's own. */
  oAuthParams?: Readonly<Record<string, unknown>>;
}

/** The component cannot sign in; the message says why in one line. */
export class OauthError extends Error {
  override name = 'OauthError';
}

/** The address that the button opens; `state` is the address where the component waits for the parameters. */
export function buildAuthorizeUrl(props: OauthProps, state: string): string {
  const url = parseUrl(props.authorizeUrl);
  if (!url) throw new OauthError(`no usable authorizeUrl: ${props.authorizeUrl ?? '(absent)'}`);
  const parameters: Record<string, unknown> = {
    response_type: 'code',
    client_id: props.clientId,
    redirect_uri: SIMPLE_REDIRECT_URL,
    scope: props.scope,
    state,
    ...props.oAuthParams,
  };
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined && value !== null) url.searchParams.set(name, String(value));
  }
  return url.href;
}

export function isSimpleRedirectUrl(url: string): boolean {
  return (
    url === SIMPLE_REDIRECT_URL ||
    url.startsWith(`${SIMPLE_REDIRECT_URL}?`) ||
    url.startsWith(`${SIMPLE_REDIRECT_URL}#`)
  );
}

/** Whether the address is the component's own, with any parameters. */
export function isCallbackUrl(url: string): boolean {
  return url === CALLBACK_URL || url.startsWith(`${CALLBACK_URL}?`);
}

/**
 * The address that the redirect page opens: the one in `state`, with all parameters. Undefined if `state` is not
 * an address; the person then sees an empty page.
 */
export function followSimpleRedirect(url: string): string | undefined {
  const parameters = readRedirectParameters(url);
  const target = parseUrl(parameters.state);
  if (!target) return undefined;
  for (const [name, value] of Object.entries(parameters)) target.searchParams.set(name, value);
  return target.href;
}

/**
 * The parameters of a redirect, from query and fragment (an implicit grant uses the fragment). The `#_=_` that
 * Fitbit's service appends is not a parameter.
 */
export function readRedirectParameters(url: string): Record<string, string> {
  const [address, fragment] = splitAt(url.replace(/#_=_$/, ''), '#');
  const parameters = new URLSearchParams(splitAt(address, '?')[1]);
  for (const [name, value] of new URLSearchParams(fragment)) parameters.set(name, value);
  return Object.fromEntries(parameters);
}

/**
 * The component's own request for the exchange, with the code exchange `always`. Undefined if the redirect has
 * no code.
 */
export function buildTokenRequest(
  props: OauthProps,
  returned: Record<string, string>,
): CloudRequest | undefined {
  if (returned.code === undefined) return undefined;
  const url = parseUrl(props.requestTokenUrl);
  if (!url) throw new OauthError(`no usable requestTokenUrl: ${props.requestTokenUrl ?? '(absent)'}`);
  const body = new URLSearchParams({
    grant_type: 'authorization_code',
    code: returned.code,
    redirect_uri: String(props.oAuthParams?.redirect_uri ?? SIMPLE_REDIRECT_URL),
  });
  const headers: Record<string, string> = { 'content-type': 'application/x-www-form-urlencoded' };
  const { clientId = '', clientSecret = '' } = props;
  if (props.encodeAsBase64) headers.authorization = `Basic ${btoa(`${clientId}:${clientSecret}`)}`;
  else {
    body.set('client_id', clientId);
    if (clientSecret !== '') body.set('client_secret', clientSecret);
  }
  return { method: 'POST', url: url.href, headers, body: body.toString() };
}

/** The token response, for `onAccessToken` and for the `settingsKey`. */
export function parseTokenResponse(status: number, body: string): Record<string, unknown> {
  if (status < 200 || status > 299) throw new OauthError(`the token address returned ${status}`);
  let token: unknown;
  try {
    token = JSON.parse(body);
  } catch {
    throw new OauthError('the response of the token address is not JSON');
  }
  if (typeof token !== 'object' || token === null || !('access_token' in token)) {
    throw new OauthError('the response of the token address has no access_token');
  }
  return { ...token };
}

/** What is stored after `onAccessToken`: its result, or the token if it has none. An async function has none. */
export function chooseTokenToStore(result: unknown, token: unknown): unknown {
  return result === undefined || result === null || isThenable(result) ? token : result;
}

/** Whether the value is a promise of any realm, or an object like one. */
export function isThenable(value: unknown): value is PromiseLike<unknown> {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return false;
  return typeof Reflect.get(value, 'then') === 'function';
}

function parseUrl(text: string | undefined): URL | undefined {
  try {
    const url = new URL(text ?? '');
    return url.protocol === 'https:' || url.protocol === 'http:' ? url : undefined;
  } catch {
    return undefined;
  }
}

function splitAt(text: string, at: string): [string, string] {
  const i = text.indexOf(at);
  return i < 0 ? [text, ''] : [text.slice(0, i), text.slice(i + 1)];
}

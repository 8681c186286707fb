import type { CloudRequest } from '../world/http';

/**
 * The `<Oauth>` component's part of a sign-in, without window or network: shared by the headless page
 * and the one in the browser.
 *
 * The way round: authorize address → the service's pages → the redirect page with `code` and `state` →
 * (the redirect page goes on to the address that it finds in `state`) → the component reads the parameters.
 */

/** The redirect address of every Fitbit settings page. */
export const SIMPLE_REDIRECT_URL = 'https://app-settings.fitbitdevelopercontent.com/simple-redirect.html';

/** Where the component waits for the redirect page. The real address is not published; nobody else needs it. */
export const CALLBACK_URL = 'https://app-settings.fitbitdevelopercontent.com/callback';

/**
 * Whether the component exchanges the code at `requestTokenUrl` by itself.
 * `always`: as Fitbit's own OAuth sample needs it. `never`: as apps behave that exchange in the companion.
 * Which of them holds where `onReturn` is given too is not published; an app should live with both.
 */
export type CodeExchange = 'always' | 'never';

export const DEFAULT_CODE_EXCHANGE: CodeExchange = 'always';

/** The props that matter for the way round. */
export interface OauthProps {
  authorizeUrl?: string;
  requestTokenUrl?: string;
  clientId?: string;
  clientSecret?: string;
  scope?: string;
  /** Sends the client's id and secret as a Basic header instead of in the body. */
  encodeAsBase64?: boolean;
  /** Further parameters of the authorize address; they win over the component's own. */
  oAuthParams?: Readonly<Record<string, unknown>>;
}

/** The component cannot do what it was asked; the message says in one line why. */
export class OauthError extends Error {
  override name = 'OauthError';
}

/** The address that the button opens; `state` is the address where the component waits for the answer. */
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

/** Whether the address is the component's own, with whatever parameters. */
export function isCallbackUrl(url: string): boolean {
  return url === CALLBACK_URL || url.startsWith(`${CALLBACK_URL}?`);
}

/**
 * What the redirect page does: goes on to the address in `state`, with all that it was given.
 * Undefined where `state` is no address: then the person is left standing on an empty page.
 */
export function followSimpleRedirect(url: string): string | undefined {
  const parameters = readRedirectParameters(url);
  const target = parseUrl(parameters.state);
  if (!target) return undefined;
  for (const [name, value] of Object.entries(parameters)) target.searchParams.set(name, value);
  return target.href;
}

/**
 * The parameters of a redirect, from query and fragment alike (an implicit grant answers in the fragment).
 * The `#_=_` that Fitbit's service puts at the end is no parameter.
 */
export function readRedirectParameters(url: string): Record<string, string> {
  const [address, fragment] = splitAt(url.replace(/#_=_$/, ''), '#');
  const parameters = new URLSearchParams(splitAt(address, '?')[1]);
  for (const [name, value] of new URLSearchParams(fragment)) parameters.set(name, value);
  return Object.fromEntries(parameters);
}

/**
 * The exchange that the component makes by itself with `DEFAULT_CODE_EXCHANGE` at `always`.
 * Undefined where there is no code to exchange.
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
  if (status < 200 || status > 299) throw new OauthError(`the token address answered ${status}`);
  let token: unknown;
  try {
    token = JSON.parse(body);
  } catch {
    throw new OauthError('the token address answered with something that is no JSON');
  }
  if (typeof token !== 'object' || token === null || !('access_token' in token)) {
    throw new OauthError('the token address answered without an access_token');
  }
  return { ...token };
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

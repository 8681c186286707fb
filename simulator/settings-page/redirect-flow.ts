import { type FetchContext, fetchWithRedirects } from '../phone/fetch-with-redirects';
import type { FormChoice, HeadlessBrowser } from '../phone/headless-browser';
import { readText } from '../world/http';
import {
  buildTokenRequest,
  followSimpleRedirect,
  isCallbackUrl,
  isSimpleRedirectUrl,
  OauthError,
  type OauthProps,
  parseTokenResponse,
  readRedirectParameters,
} from './oauth';

/** What the redirect returned. */
export interface RedirectResult {
  parameters: Record<string, string>;
  /** The same, as it was written: `code=…&state=…`. */
  query: string;
}

/**
 * Opens `url` in the phone's browser. `done` gets the redirect's result, or the reason in one line why there is
 * none. The returned function closes the browser.
 */
export function visitAndReturn(
  browser: HeadlessBrowser,
  url: string,
  choice: FormChoice | undefined,
  done: (result: RedirectResult | string) => void,
): () => void {
  return browser.visit({
    url,
    choice,
    isGoal: (address) => isSimpleRedirectUrl(address) || isCallbackUrl(address),
    onEnd: (end) => {
      if ('closed' in end) return done(end.closed);
      const back = isSimpleRedirectUrl(end.arrived) ? followSimpleRedirect(end.arrived) : end.arrived;
      if (back !== undefined && isCallbackUrl(back)) {
        return done({ parameters: readRedirectParameters(back), query: new URL(back).search.slice(1) });
      }
      done('the redirect page cannot return: "state" is not the one that the component set');
    },
  });
}

/**
 * Exchanges the code in the component. `done` gets the token response, or the reason in one line why there is
 * none. The returned function aborts.
 */
export function exchangeCode(
  options: FetchContext,
  props: OauthProps,
  parameters: Record<string, string>,
  done: (token: Record<string, unknown> | string) => void,
): () => void {
  const request = resultOrMessage(() => buildTokenRequest(props, parameters));
  if (request === undefined || typeof request === 'string') {
    done(request ?? 'the redirect has no code');
    return () => {};
  }
  const cancelExchange = fetchWithRedirects(options, request, (result) => {
    if ('failure' in result) done(result.failure);
    else done(resultOrMessage(() => parseTokenResponse(result.status, readText(result))));
  });
  return () => cancelExchange('the settings page was closed before the response came');
}

function resultOrMessage<T>(work: () => T): T | string {
  try {
    return work();
  } catch (error) {
    if (error instanceof OauthError) return error.message;
    throw error;
  }
}

import { type FetchContext, fetchWithRedirects } from '../phone/fetch-with-redirects';
import type { FormChoice, HeadlessBrowser } from '../phone/headless-browser';
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

/** What the redirect brought. */
export interface RedirectResult {
  parameters: Record<string, string>;
  /** The same, as it was written: `code=…&state=…`. */
  query: string;
}

/**
 * Opens `url` in the phone's browser; `done` gets what comes back by way of the redirect page, or in one line
 * why nothing does. The answer closes the browser.
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
      done('the redirect page finds no way back: "state" is not what the component had set');
    },
  });
}

/**
 * The exchange that the component makes by itself; `done` gets the token response, or in one line why there is
 * none. The answer turns away from it.
 */
export function exchangeCode(
  options: FetchContext,
  props: OauthProps,
  parameters: Record<string, string>,
  done: (token: Record<string, unknown> | string) => void,
): () => void {
  const request = resultOrMessage(() => buildTokenRequest(props, parameters));
  if (request === undefined || typeof request === 'string') {
    done(request ?? 'the redirect brought no code');
    return () => {};
  }
  const cancelExchange = fetchWithRedirects(options, request, (answer) => {
    if ('failure' in answer) done(answer.failure);
    else done(resultOrMessage(() => parseTokenResponse(answer.status, answer.body)));
  });
  return () => cancelExchange('the settings page was closed before the answer came');
}

function resultOrMessage<T>(work: () => T): T | string {
  try {
    return work();
  } catch (error) {
    if (error instanceof OauthError) return error.message;
    throw error;
  }
}

import { type FetchContext, fetchWithRedirects } from '../phone/fetch-with-redirects';
import type { FormChoice, HeadlessBrowser } from '../phone/headless-browser';
import {
  followSimpleRedirect,
  isCallback,
  isSimpleRedirect,
  OauthError,
  type OauthProps,
  readRedirect,
  readTokenResponse,
  tokenRequest,
} from '../settings-page/oauth';

/** What the redirect brought. */
export interface Return {
  parameters: Record<string, string>;
  /** The same, as it was written: `code=…&state=…`. */
  query: string;
}

/**
 * Opens `url` in the phone's browser; `done` gets what comes back by way of the redirect page, or in one line
 * why nothing does. The answer closes the browser.
 */
export function goThereAndBack(
  browser: HeadlessBrowser,
  url: string,
  choice: FormChoice | undefined,
  done: (back: Return | string) => void,
): () => void {
  return browser.visit({
    url,
    choice,
    isGoal: (address) => isSimpleRedirect(address) || isCallback(address),
    onEnd: (end) => {
      if ('closed' in end) return done(end.closed);
      const back = isSimpleRedirect(end.arrived) ? followSimpleRedirect(end.arrived) : end.arrived;
      if (back !== undefined && isCallback(back)) {
        return done({ parameters: readRedirect(back), query: new URL(back).search.slice(1) });
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
  const request = orMessage(() => tokenRequest(props, parameters));
  if (request === undefined || typeof request === 'string') {
    done(request ?? 'the redirect brought no code');
    return () => {};
  }
  const turnAway = fetchWithRedirects(options, request, (answer) => {
    if ('failure' in answer) done(answer.failure);
    else done(orMessage(() => readTokenResponse(answer.status, answer.body)));
  });
  return () => turnAway('the settings page was closed before the answer came');
}

function orMessage<T>(work: () => T): T | string {
  try {
    return work();
  } catch (error) {
    if (error instanceof OauthError) return error.message;
    throw error;
  }
}

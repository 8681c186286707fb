import type { FetchContext } from '../phone/fetch-with-redirects';
import type { FormChoice, HeadlessBrowser } from '../phone/headless-browser';
import type { Surroundings } from '../settings-page/interactions';
import {
  authorizeAddress,
  CALLBACK,
  OauthError,
  type OauthExchange,
  type OauthProps,
  SIMPLE_REDIRECT,
} from '../settings-page/oauth';
import type { RenderedNode } from '../settings-page/rendered-tree';
import { exchangeCode, goThereAndBack, type Return } from './sign-in';

/** The components whose button opens a service's pages. */
export const SIGN_IN_COMPONENTS: readonly string[] = ['Oauth', 'StravaLogin', 'Webconfig'];

/** Strava's published addresses; the component has them built in. */
const STRAVA = {
  authorizeUrl: 'https://www.strava.com/oauth/mobile/authorize',
  requestTokenUrl: 'https://www.strava.com/oauth/token',
};

/** Where the button of a sign-in component leads, as far as its props tell: a Webconfig makes its address when pressed. */
export function addressOf({ type, props }: RenderedNode): string {
  return type === 'StravaLogin' ? STRAVA.authorizeUrl : String(props.authorizeUrl ?? '');
}

export interface SignInOptions extends FetchContext {
  browser: HeadlessBrowser;
  /** What the person does with the consent page; undefined: closes it. */
  choice: FormChoice | undefined;
  exchange: OauthExchange;
  plain(value: unknown): unknown;
  /** Lets the component act on the page. */
  act(work: (page: Surroundings) => void): void;
  /** The component shows what went wrong. */
  fail(text: string): void;
  /** What a developer should know of it. */
  warn(text: string): void;
}

/** Presses the button of a sign-in component. The answer gives up. Throws an OauthError where it leads nowhere. */
export function beginSignIn(node: RenderedNode, options: SignInOptions): () => void {
  switch (node.type) {
    case 'StravaLogin':
      return signInAtStrava(node, options);
    case 'Webconfig':
      return configureOnTheWeb(node, options);
    default:
      return signInByOauth(node, options);
  }
}

function signInByOauth(node: RenderedNode, options: SignInOptions): () => void {
  const props = oauthProps(node, options);
  return thereAndBack(authorizeAddress(props, CALLBACK), options, ({ parameters }) => {
    options.act((page) => page.call(node, 'onReturn', parameters));
    if (parameters.error !== undefined) options.fail(parameters.error);
    // An implicit grant brings the token itself: nothing to exchange.
    else if (options.exchange === 'always' && parameters.access_token === undefined) {
      return exchangeCode(options, props, parameters, (token) => {
        if (typeof token === 'string') {
          options.fail(token);
          // Without an address the app does not mean the component to exchange anything.
          if (props.requestTokenUrl !== undefined) options.warn(token);
          return;
        }
        options.act((page) =>
          page.store(node, JSON.stringify(answerOr(page.call(node, 'onAccessToken', token), token))),
        );
      });
    }
  });
}

/** Exchanges always: its app has no other way to a token. */
function signInAtStrava(node: RenderedNode, options: SignInOptions): () => void {
  const props = { ...oauthProps(node, options), ...STRAVA, scope: 'read' };
  return thereAndBack(authorizeAddress(props, CALLBACK), options, ({ parameters }) => {
    if (parameters.error !== undefined) return options.fail(parameters.error);
    return exchangeCode(options, props, parameters, (token) => {
      if (typeof token === 'string') {
        options.fail(token);
        options.warn(token);
        return;
      }
      options.act((page) => {
        page.store(node, JSON.stringify(token));
        page.call(node, 'onAccessToken', token.access_token, token.athlete);
      });
    });
  });
}

function configureOnTheWeb(node: RenderedNode, options: SignInOptions): () => void {
  let url: unknown;
  options.act((page) => {
    url = page.call(node, 'constructUrl', SIMPLE_REDIRECT, CALLBACK);
  });
  if (typeof url !== 'string' || !URL.canParse(url)) {
    throw new OauthError(`constructUrl made no address: ${String(url)}`);
  }
  return thereAndBack(url, options, ({ query }) => {
    options.act((page) => {
      const answer = page.call(node, 'onReturn', query);
      if (answer !== undefined)
        page.store(node, typeof answer === 'string' ? answer : JSON.stringify(answer));
    });
  });
}

/** There and back; `returned` may begin something more, which giving up ends too. */
function thereAndBack(
  url: string,
  options: SignInOptions,
  // biome-ignore lint/suspicious/noConfusingVoidType: a callback that may answer nothing
  returned: (back: Return) => (() => void) | void,
): () => void {
  let giveUp = goThereAndBack(options.browser, url, options.choice, (back) => {
    if (typeof back === 'string') {
      options.fail(back);
      options.warn(back);
      return;
    }
    giveUp = returned(back) ?? (() => {});
  });
  return () => giveUp();
}

/** Apps may answer `onAccessToken` with what is to be stored. */
function answerOr(answer: unknown, token: unknown): unknown {
  return answer === undefined ? token : answer;
}

function oauthProps(node: RenderedNode, options: SignInOptions): OauthProps {
  const text = (name: string): string | undefined => {
    const value = node.props[name];
    return value === undefined || value === null ? undefined : String(value);
  };
  return {
    authorizeUrl: text('authorizeUrl'),
    requestTokenUrl: text('requestTokenUrl'),
    clientId: text('clientId'),
    clientSecret: text('clientSecret'),
    scope: text('scope'),
    encodeAsBase64: node.props.encodeAsBase64 === true,
    oAuthParams: options.plain(node.props.oAuthParams) as OauthProps['oAuthParams'],
  };
}

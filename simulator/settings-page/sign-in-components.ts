import type { FetchContext } from '../phone/fetch-with-redirects';
import type { FormChoice, HeadlessBrowser } from '../phone/headless-browser';
import type { ComponentContext } from './interactions';
import {
  buildAuthorizeUrl,
  CALLBACK_URL,
  type CodeExchange,
  OauthError,
  type OauthProps,
  SIMPLE_REDIRECT_URL,
} from './oauth';
import { exchangeCode, type RedirectResult, visitAndReturn } from './redirect-flow';
import type { RenderedNode } from './rendered-tree';

/** The components whose button opens a service's pages. */
export const SIGN_IN_COMPONENTS = ['Oauth', 'StravaLogin', 'Webconfig'] as const;

/** A sign-in component on the page. */
export type SignInNode = RenderedNode & { type: (typeof SIGN_IN_COMPONENTS)[number] };

export function isSignInNode(node: RenderedNode): node is SignInNode {
  return SIGN_IN_COMPONENTS.some((type) => type === node.type);
}

/** Strava's published addresses; the component has them built in. */
const STRAVA_ENDPOINTS = {
  authorizeUrl: 'https://www.strava.com/oauth/mobile/authorize',
  requestTokenUrl: 'https://www.strava.com/oauth/token',
};

/** The address that a sign-in button opens. Empty where the props do not say: a Webconfig makes it when pressed. */
export function signInUrlOf({ type, props }: SignInNode): string {
  return type === 'StravaLogin' ? STRAVA_ENDPOINTS.authorizeUrl : String(props.authorizeUrl ?? '');
}

export interface SignInOptions extends FetchContext {
  browser: HeadlessBrowser;
  /** What the person does with the consent page; undefined: closes it. */
  choice: FormChoice | undefined;
  codeExchange: CodeExchange;
  toHostData(value: unknown): unknown;
  /** Lets the component act on the page. */
  interact(work: (page: ComponentContext) => void): void;
  /** The component shows what went wrong. */
  showError(text: string): void;
  /** What a developer should know of it. */
  warn(text: string): void;
}

const STARTERS: Record<SignInNode['type'], (node: RenderedNode, options: SignInOptions) => () => void> = {
  Oauth: startOauth,
  StravaLogin: startStravaLogin,
  Webconfig: startWebconfig,
};

/** Presses the button of a sign-in component; the returned function cancels. Throws an OauthError without an address. */
export function startSignIn(node: SignInNode, options: SignInOptions): () => void {
  return STARTERS[node.type](node, options);
}

function startOauth(node: RenderedNode, options: SignInOptions): () => void {
  const props = readOauthProps(node, options);
  return openAndReturn(buildAuthorizeUrl(props, CALLBACK_URL), options, ({ parameters }) => {
    options.interact((page) => page.callProp(node, 'onReturn', parameters));
    if (parameters.error !== undefined) options.showError(parameters.error);
    // An implicit grant brings the token itself: nothing to exchange.
    else if (options.codeExchange === 'always' && parameters.access_token === undefined) {
      return exchangeCode(options, props, parameters, (token) => {
        if (typeof token === 'string') {
          options.showError(token);
          // Without an address the app does not mean the component to exchange anything.
          if (props.requestTokenUrl !== undefined) options.warn(token);
          return;
        }
        options.interact((page) =>
          page.store(node, JSON.stringify(replacementOr(page.callProp(node, 'onAccessToken', token), token))),
        );
      });
    }
  });
}

/** Exchanges always: its app has no other way to a token. */
function startStravaLogin(node: RenderedNode, options: SignInOptions): () => void {
  const props = { ...readOauthProps(node, options), ...STRAVA_ENDPOINTS, scope: 'read' };
  return openAndReturn(buildAuthorizeUrl(props, CALLBACK_URL), options, ({ parameters }) => {
    if (parameters.error !== undefined) return options.showError(parameters.error);
    return exchangeCode(options, props, parameters, (token) => {
      if (typeof token === 'string') {
        options.showError(token);
        options.warn(token);
        return;
      }
      options.interact((page) => {
        page.store(node, JSON.stringify(token));
        page.callProp(node, 'onAccessToken', token.access_token, token.athlete);
      });
    });
  });
}

function startWebconfig(node: RenderedNode, options: SignInOptions): () => void {
  let url: unknown;
  options.interact((page) => {
    url = page.callProp(node, 'constructUrl', SIMPLE_REDIRECT_URL, CALLBACK_URL);
  });
  if (typeof url !== 'string' || !URL.canParse(url)) {
    throw new OauthError(`constructUrl made no address: ${String(url)}`);
  }
  return openAndReturn(url, options, ({ query }) => {
    options.interact((page) => {
      const answer = page.callProp(node, 'onReturn', query);
      if (answer !== undefined)
        page.store(node, typeof answer === 'string' ? answer : JSON.stringify(answer));
    });
  });
}

/** There and back; `returned` may begin something more, which giving up ends too. */
function openAndReturn(
  url: string,
  options: SignInOptions,
  // biome-ignore lint/suspicious/noConfusingVoidType: a callback that may answer nothing
  onReturn: (result: RedirectResult) => (() => void) | void,
): () => void {
  let cancel = visitAndReturn(options.browser, url, options.choice, (back) => {
    if (typeof back === 'string') {
      options.showError(back);
      options.warn(back);
      return;
    }
    cancel = onReturn(back) ?? (() => {});
  });
  return () => cancel();
}

/** Apps may answer `onAccessToken` with what is to be stored. */
function replacementOr(replacement: unknown, token: unknown): unknown {
  return replacement === undefined ? token : replacement;
}

function readOauthProps(node: RenderedNode, options: SignInOptions): OauthProps {
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
    oAuthParams: options.toHostData(node.props.oAuthParams) as OauthProps['oAuthParams'],
  };
}

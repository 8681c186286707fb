import type { FetchContext } from '../phone/fetch-with-redirects';
import type { FormChoice, HeadlessBrowser } from '../phone/headless-browser';
import type { ComponentContext } from './interactions';
import {
  buildAuthorizeUrl,
  CALLBACK_URL,
  type CodeExchange,
  chooseTokenToStore,
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

export interface SignInComponentOptions extends FetchContext {
  browser: HeadlessBrowser;
  /** What the person does with the consent page; undefined: the person closes it. */
  choice: FormChoice | undefined;
  codeExchange: CodeExchange;
  toHostData(value: unknown): unknown;
  /** Lets the component change the page. */
  interact(work: (page: ComponentContext) => void): void;
  /** Shows an error in the component. */
  showError(text: string): void;
  /** Warns the app's developer. */
  warn(text: string): void;
}

const STARTERS: Record<
  SignInNode['type'],
  (node: RenderedNode, options: SignInComponentOptions) => () => void
> = {
  Oauth: startOauth,
  StravaLogin: startStravaLogin,
  Webconfig: startWebconfig,
};

/**
 * Presses the button of a sign-in component; the returned function cancels. Throws an OauthError without an address.
 */
export function startSignIn(node: SignInNode, options: SignInComponentOptions): () => void {
  return STARTERS[node.type](node, options);
}

function startOauth(node: RenderedNode, options: SignInComponentOptions): () => void {
  const props = readOauthProps(node, options);
  return openAndReturn(buildAuthorizeUrl(props, CALLBACK_URL), options, ({ parameters }) => {
    options.interact((page) => page.callProp(node, 'onReturn', parameters));
    if (parameters.error !== undefined) options.showError(parameters.error);
    // An implicit grant returns the token itself: there is nothing to exchange.
    else if (options.codeExchange === 'always' && parameters.access_token === undefined) {
      return exchangeCode(options, props, parameters, (token) => {
        if (typeof token === 'string') {
          options.showError(token);
          // An app without this address does not expect an exchange.
          if (props.requestTokenUrl !== undefined) options.warn(token);
          return;
        }
        options.interact((page) =>
          page.store(
            node,
            JSON.stringify(chooseTokenToStore(page.callProp(node, 'onAccessToken', token), token)),
          ),
        );
      });
    }
  });
}

/** Always exchanges, because its app has no other way to get a token. */
function startStravaLogin(node: RenderedNode, options: SignInComponentOptions): () => void {
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

function startWebconfig(node: RenderedNode, options: SignInComponentOptions): () => void {
  let url: unknown;
  options.interact((page) => {
    url = page.callProp(node, 'constructUrl', SIMPLE_REDIRECT_URL, CALLBACK_URL);
  });
  if (typeof url !== 'string' || !URL.canParse(url)) {
    throw new OauthError(`constructUrl returned no address: ${String(url)}`);
  }
  return openAndReturn(url, options, ({ query }) => {
    options.interact((page) => {
      const value = page.callProp(node, 'onReturn', query);
      if (value !== undefined) page.store(node, typeof value === 'string' ? value : JSON.stringify(value));
    });
  });
}

/** Opens `url`. `onReturn` may return a function that cancels what it started. */
function openAndReturn(
  url: string,
  options: SignInComponentOptions,
  // biome-ignore lint/suspicious/noConfusingVoidType: a callback may return nothing
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

function readOauthProps(node: RenderedNode, options: SignInComponentOptions): OauthProps {
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
    encodeAsBase64: Boolean(node.props.encodeAsBase64),
    // What the app's author wrote: its values are made texts where they are used.
    oAuthParams: options.toHostData(node.props.oAuthParams) as OauthProps['oAuthParams'],
  };
}

import { Component, type ReactNode, useEffect, useState } from 'react';
import {
  buildAuthorizeUrl,
  buildTokenRequest,
  CALLBACK_URL,
  chooseTokenToStore,
  DEFAULT_CODE_EXCHANGE,
  isThenable,
  OauthError,
  type OauthProps,
  parseTokenResponse,
  SIMPLE_REDIRECT_URL,
} from '../../../settings-page/oauth';
import { useFrameAppearance } from '../appearance';
import { browseForRedirect, postToPage, sendRequest } from '../bridge';
import { callApp } from '../report-thrown';
import { settingsStorage } from '../settings-storage';
import { Label } from './layout';

interface SignInRowProps {
  title: ReactNode;
  status?: ReactNode;
  action: ReactNode;
  error?: string;
  disabled?: boolean;
  onPress: () => void;
}

function SignInRow({ title, status, action, error, disabled, onPress }: SignInRowProps): ReactNode {
  const { showsNumeral } = useFrameAppearance();
  useEffect(() => postToPage({ type: 'signInShown' }), []);
  return (
    <button type="button" className="s__row s__oauth" disabled={disabled} onClick={onPress}>
      <span className="s__l">
        <Label label={title} sublabel={status} />
        {error !== undefined && <small className="bad">{error}</small>}
      </span>
      <span className="s__cta">
        {action}
        {showsNumeral && (
          <span className="numeral" aria-hidden="true">
            1
          </span>
        )}
      </span>
    </button>
  );
}

interface OauthComponentProps extends OauthProps {
  title?: ReactNode;
  label?: ReactNode;
  status?: ReactNode;
  description?: ReactNode;
  settingsKey?: string;
  disabled?: boolean;
  showError?: boolean;
  onReturn?: (params: Record<string, string>) => void;
  /** Its return value, unless it is a promise, is stored in place of the token. */
  onAccessToken?: (token: Record<string, unknown>) => unknown;
}

export function Oauth(props: OauthComponentProps): ReactNode {
  const [error, setError] = useState<string>();
  const press = (): void => {
    setError(undefined);
    signIn(props).catch((reason: unknown) => {
      if (!(reason instanceof OauthError)) throw reason;
      setError(reason.message);
    });
  };
  const { title, label, status, description, disabled, showError } = props;
  return (
    <>
      <SignInRow
        title={title ?? label ?? 'Account'}
        status={status}
        action={title === undefined ? 'Sign in' : (label ?? 'Sign in')}
        error={showError ? error : undefined}
        disabled={disabled}
        onPress={press}
      />
      {description !== undefined && <div className="s__p s__p--note">{description}</div>}
    </>
  );
}

/** The whole sign-in. Throws OauthError where a prop, the person or the service prevents it. */
async function signIn(props: OauthComponentProps, exchange = DEFAULT_CODE_EXCHANGE): Promise<void> {
  const params = await browseForRedirect(buildAuthorizeUrl(props, CALLBACK_URL));
  if (!params) throw new OauthError('the person closed the page');
  callApp(() => props.onReturn?.(params));
  if (params.error !== undefined) throw new OauthError(params.error);
  // An implicit grant brings the token itself: nothing to exchange.
  if (exchange === 'never' || params.access_token !== undefined) return;
  const tokenRequest = buildTokenRequest(props, params);
  if (!tokenRequest) throw new OauthError('the redirect has no code');
  const response = await sendRequest(tokenRequest, { isSignIn: true });
  if ('failure' in response) throw new OauthError(response.failure);
  const token = parseTokenResponse(response.status, response.body);
  const stored = chooseTokenToStore(
    callApp(() => props.onAccessToken?.(token)),
    token,
  );
  if (props.settingsKey !== undefined) settingsStorage.setItem(props.settingsKey, JSON.stringify(stored));
}

interface StravaLoginProps {
  title?: ReactNode;
  description?: ReactNode;
  settingsKey?: string;
  clientId?: string;
  clientSecret?: string;
  onAccessToken?: (token: unknown, userInfo: unknown) => void;
}

/** An `<Oauth>` for Strava, which passes on the bare token. */
export function StravaLogin({ onAccessToken, ...props }: StravaLoginProps): ReactNode {
  return (
    <Oauth
      {...props}
      title={props.title ?? 'Strava'}
      authorizeUrl="https://www.strava.com/oauth/mobile/authorize"
      requestTokenUrl="https://www.strava.com/oauth/token"
      scope="read"
      onAccessToken={(token) => {
        onAccessToken?.(token.access_token, token.athlete);
      }}
    />
  );
}

interface WebconfigProps {
  label?: ReactNode;
  status?: ReactNode;
  disabled?: boolean;
  showError?: boolean;
  settingsKey?: string;
  constructUrl?: (returnUrl: string, callbackUrl: string) => string;
  onReturn?: (queryString: string) => unknown;
}

/** A class, because apps read `callbackUri` from the `state` of its `ref`. */
export class Webconfig extends Component<WebconfigProps, { callbackUri: string }> {
  override state = { callbackUri: CALLBACK_URL };

  private readonly press = async (): Promise<void> => {
    const { constructUrl, onReturn, settingsKey } = this.props;
    const url = constructUrl?.(SIMPLE_REDIRECT_URL, CALLBACK_URL);
    if (url === undefined) return;
    const params = await browseForRedirect(url);
    if (!params) return;
    const result = callApp(() => onReturn?.(new URLSearchParams(params).toString()));
    if (settingsKey !== undefined && result !== undefined && !isThenable(result)) {
      settingsStorage.setItem(settingsKey, typeof result === 'string' ? result : JSON.stringify(result));
    }
  };

  override render(): ReactNode {
    const { label, status, disabled } = this.props;
    return (
      <SignInRow
        title={label ?? 'Settings'}
        status={status}
        action="Open"
        disabled={disabled}
        onPress={() => void this.press()}
      />
    );
  }
}

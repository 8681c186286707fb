import { CONSENT_PAGES } from '../common/services';
import type { Challenge, Status } from '../common/settings-keys';
import { buildAuthorizeParameters, type Prompt } from './authorize';
import { passOnRedirect, type RedirectParameters } from './companion-requests';
import { translate } from './i18n';
import { collectScopes } from './scopes';

export interface SignInButtonOptions {
  /** Default: the name of the account's provider. */
  title?: string;
  label: string;
  status: string;
  prompt?: Prompt;
}

/**
 * Opens the service's consent page, which asks for all that home and the pages that are on need. Without a
 * requestTokenUrl the component cannot exchange the code by itself: that is for the companion, the only one
 * that has the verifier.
 */
export function renderSignInButton(
  challenge: Challenge | undefined,
  status: Status | undefined,
  storage: SettingsComponentProps['settingsStorage'],
  { title, label, status: statusText, prompt }: SignInButtonOptions,
): JSX.Element {
  if (!challenge || !status) return <Text>{translate('preparing')}</Text>;
  const { accountProvider, authorizeUrl, extraParameters } = CONSENT_PAGES[challenge.service];
  return (
    <Oauth
      title={title || accountProvider}
      label={label}
      status={statusText}
      authorizeUrl={authorizeUrl}
      clientId={challenge.clientId}
      scope={collectScopes(status).join(' ')}
      // The component passes on any parameter; its types list five of them.
      oAuthParams={Object.assign(buildAuthorizeParameters(challenge, prompt), extraParameters) as object}
      onReturn={(redirect: RedirectParameters | undefined) =>
        passOnRedirect(storage, challenge.service, redirect)
      }
    />
  );
}

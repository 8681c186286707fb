import { collectScopes } from '../common/scopes';
import { CONSENT_PAGES } from '../common/services';
import type { Challenge, Status } from '../common/settings-keys';
import { buildAuthorizeParameters, type Prompt } from './authorize';
import { passOnRedirect, type RedirectParameters } from './companion-requests';
import { translate } from './i18n';

export interface SignInButtonOptions {
  /** Default: the name of the account's provider. */
  title?: string;
  label: string;
  status: string;
  prompt?: Prompt;
}

/**
 * Opens the service's consent page for the scopes of home and the enabled pages. There is no requestTokenUrl, because
 * only the companion, which has the verifier, can exchange the code.
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
      scope={collectScopes(status.requiredScopes).join(' ')}
      // The component passes on any parameter, but its type lists only five.
      oAuthParams={Object.assign(buildAuthorizeParameters(challenge, prompt), extraParameters) as object}
      onReturn={(redirect: RedirectParameters | undefined) =>
        passOnRedirect(storage, challenge.service, redirect)
      }
    />
  );
}

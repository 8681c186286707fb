import { CONSENT } from '../common/services';
import type { Challenge, Status } from '../common/settings-keys';
import { authorizeParameters, type Prompt } from './authorize';
import { type Redirect, returned } from './hand-over';
import { say } from './say';
import { scopesOf } from './scopes';

/**
 * Opens the service's consent page, which asks for all that home and the pages that are on need. Without a
 * requestTokenUrl the component cannot exchange the code by itself: that is for the companion, the only one
 * that has the verifier.
 */
export function signInButton(
  challenge: Challenge | undefined,
  status: Status | undefined,
  storage: SettingsComponentProps['settingsStorage'],
  words: { title?: string; label: string; status: string },
  prompt?: Prompt,
): JSX.Element {
  if (!challenge || !status) return <Text>{say('preparing')}</Text>;
  const { holder, authorizeUrl, parameters } = CONSENT[challenge.service];
  return (
    <Oauth
      title={words.title || holder}
      label={words.label}
      status={words.status}
      authorizeUrl={authorizeUrl}
      clientId={challenge.clientId}
      scope={scopesOf(status).join(' ')}
      // The component passes on any parameter; its types list five of them.
      oAuthParams={Object.assign(authorizeParameters(challenge, prompt), parameters) as object}
      onReturn={(redirect: Redirect | undefined) => returned(storage, challenge.service, redirect)}
    />
  );
}

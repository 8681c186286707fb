import { DEFAULT_CLIENT_IDS, type ServiceName } from '../common/services';
import { type Challenge, CLIENT_ID_KEYS, CLIENT_SECRET_KEYS, type Status } from '../common/settings-keys';
import { translate } from './i18n';
import { renderPairingField } from './pairing-field';
import { renderSignInButton } from './sign-in-button';
import { describeResult, describeState } from './words';

/** What Almanac does, the sign-in button, and the client id and secret. */
export function renderSignedOutSection(
  chosen: ServiceName,
  challenge: Challenge | undefined,
  status: Status | undefined,
  storage: SettingsComponentProps['settingsStorage'],
): JSX.Element {
  const problem = status && describeState(status);
  return (
    <Section title={translate('account')} description={translate('clientId.help')}>
      <Text>{translate('intro')}</Text>
      {problem ? <Text bold>{problem}</Text> : null}
      {renderSignInButton(challenge, status, storage, {
        label: translate('signIn'),
        status: describeSignIn(status, problem),
      })}
      <TextInput
        label={translate('clientId')}
        settingsKey={CLIENT_ID_KEYS[chosen]}
        placeholder={DEFAULT_CLIENT_IDS[chosen]}
        type="text"
      />
      <TextInput
        label={translate('secret')}
        settingsKey={CLIENT_SECRET_KEYS[chosen]}
        placeholder={translate(challenge && status?.hasSecret ? 'secretKept' : 'secretHint')}
        type="password"
      />
      {renderPairingField()}
    </Section>
  );
}

function describeSignIn({ isSyncing, result }: Partial<Status> = {}, problem?: string): string {
  if (isSyncing) return translate('signingIn');
  // The end of a session is already described above the button, as the problem.
  const isDescribed =
    !result || result === 'ok' || (problem && ['invalid-grant', 'expired', 'gone'].indexOf(result) >= 0);
  return isDescribed ? translate('signedOut') : describeResult(result);
}

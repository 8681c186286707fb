import { CONSENT, type ServiceName } from '../common/services';
import { type Challenge, CLIENT_ID_KEYS, CLIENT_SECRET_KEYS, type Status } from '../common/settings-keys';
import { pairingField } from './pairing-field';
import { say } from './say';
import { signInButton } from './sign-in-button';
import { resultInWords, stateInWords } from './words';

/** The way in: what Almanac does, the sign-in button, and whose application asks. */
export function signedOut(
  chosen: ServiceName,
  challenge: Challenge | undefined,
  status: Status | undefined,
  storage: SettingsComponentProps['settingsStorage'],
): JSX.Element {
  const trouble = status && stateInWords(status);
  return (
    <Section title={say('account')} description={say('clientId.help')}>
      <Text>{say('intro')}</Text>
      {trouble ? <Text bold>{trouble}</Text> : null}
      {signInButton(challenge, status, storage, {
        label: say('signIn'),
        status: signInStatus(status),
      })}
      <TextInput
        label={say('clientId')}
        settingsKey={CLIENT_ID_KEYS[chosen]}
        placeholder={CONSENT[chosen].defaultClientId}
        type="text"
      />
      <TextInput
        label={say('secret')}
        settingsKey={CLIENT_SECRET_KEYS[chosen]}
        placeholder={say(challenge && status?.hasSecret ? 'secretKept' : 'secretHint')}
        type="password"
      />
      {pairingField()}
    </Section>
  );
}

function signInStatus(status: Status | undefined): string {
  if (status?.syncing) return say('signingIn');
  const failed = status?.result;
  // That the session ended is said above the button already.
  const known = !failed || ['ok', 'invalid-grant', 'expired', 'gone'].indexOf(failed) >= 0;
  return known ? say('signedOut') : resultInWords(failed);
}

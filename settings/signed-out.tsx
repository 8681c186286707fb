import { DEFAULT_CLIENT_ID } from '../common/services';
import { type Challenge, SettingsKey, type Status } from '../common/settings-keys';
import { signInButton } from './sign-in-button';
import { resultInWords, stateInWords } from './words';

/** The way in: what Almanac does, the sign-in button, and whose application asks. */
export function signedOut(
  challenge: Challenge | undefined,
  status: Status | undefined,
  storage: SettingsComponentProps['settingsStorage'],
): JSX.Element {
  const trouble = status && stateInWords(status);
  return (
    <Section title="Account">
      <Text>Almanac asks your health service for what its pages show. The tokens stay on this phone.</Text>
      {trouble ? <Text bold>{trouble}</Text> : null}
      {signInButton(challenge, status, storage, {
        title: 'Fitbit',
        label: 'Sign in',
        status: signInStatus(status),
      })}
      <TextInput
        label="Client id"
        settingsKey={SettingsKey.clientId}
        placeholder={DEFAULT_CLIENT_ID}
        type="text"
      />
      <TextInput
        label="Client secret (optional)"
        settingsKey={SettingsKey.clientSecret}
        placeholder={status?.hasSecret ? 'Kept on this phone' : 'Only where your application has one'}
        type="password"
      />
    </Section>
  );
}

function signInStatus(status: Status | undefined): string {
  if (status?.syncing) return 'Signing in…';
  const failed = status?.result;
  // That the session ended is said above the button already.
  const known = !failed || ['ok', 'invalid-grant', 'expired', 'gone'].indexOf(failed) >= 0;
  return known ? 'Not signed in' : resultInWords(failed);
}

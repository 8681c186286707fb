import { FITBIT } from '../common/services';
import { type AuthReturn, type Challenge, SettingsKey, type Status } from '../common/settings-keys';
import { returned } from './hand-over';
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
      <Text>
        Almanac asks your health service for sleep, activity and heart rate. The tokens stay on this phone.
      </Text>
      {trouble ? <Text bold>{trouble}</Text> : null}
      {challenge ? signInButton(challenge, status, storage) : <Text>Preparing sign-in…</Text>}
      <TextInput
        label="Client id"
        settingsKey={SettingsKey.clientId}
        placeholder={FITBIT.defaultClientId}
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

/**
 * Without a requestTokenUrl the component cannot exchange the code by itself: that is for the companion,
 * the only one that has the verifier.
 */
function signInButton(
  { clientId, codeChallenge, scopes }: Challenge,
  status: Status | undefined,
  storage: SettingsComponentProps['settingsStorage'],
): JSX.Element {
  const parameters = { code_challenge: codeChallenge, code_challenge_method: 'S256' };
  return (
    <Oauth
      title="Fitbit"
      label="Sign in"
      status={signInStatus(status)}
      authorizeUrl={FITBIT.authorizeUrl}
      clientId={clientId}
      scope={scopes.join(' ')}
      // The component passes on any parameter; its types list five of them.
      oAuthParams={parameters as object}
      onReturn={(data: AuthReturn | undefined) => returned(storage, data)}
    />
  );
}

function signInStatus(status: Status | undefined): string {
  if (status?.syncing) return 'Signing in…';
  const failed = status?.result;
  // That the session ended is said above the button already.
  const known = !failed || failed === 'ok' || failed === 'invalid-grant' || failed === 'gone';
  return known ? 'Not signed in' : resultInWords(failed);
}

import type { Challenge, Status } from '../common/settings-keys';
import { translate } from './i18n';
import { renderSignInButton } from './sign-in-button';
import { describeSignIn, describeState } from './words';

/** What Almanac does, and the sign-in button. */
export function renderSignedOutSection(
  challenge: Challenge | undefined,
  status: Status | undefined,
  storage: SettingsComponentProps['settingsStorage'],
): JSX.Element {
  const problem = status && describeState(status);
  return (
    <Section title={translate('account')}>
      <Text>{translate('intro')}</Text>
      {problem ? <Text bold>{problem}</Text> : null}
      {renderSignInButton(challenge, status, storage, {
        label: translate('signIn'),
        status: status?.isSyncing
          ? translate('signingIn')
          : describeSignIn(status, 'consent') || describeSignIn(status, 'token') || translate('signedOut'),
      })}
    </Section>
  );
}

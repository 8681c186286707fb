import { CONSENT_PAGES, type ServiceName } from '../common/services';
import type { Challenge, Status } from '../common/settings-keys';
import { requestSignOut, sendCommand } from './companion-requests';
import { formatDateTime, formatTimeAgo } from './dates';
import { translate } from './i18n';
import { renderPairingField } from './pairing-field';
import { renderSignInButton } from './sign-in-button';
import { capitalize, describeResult, describeScopes, describeState } from './words';

/** Who is signed in, what they allowed, how the last sync went. */
export function renderSignedInSection(
  challenge: Challenge | undefined,
  status: Status,
  storage: SettingsComponentProps['settingsStorage'],
): JSX.Element {
  const { service, name, grantedScopes, sessionEndsAt } = status;
  const problem = describeState(status);
  return (
    <Section title={translate('account')}>
      <TextImageRow
        label={name || translate('signedIn', CONSENT_PAGES[service as ServiceName].accountProvider)}
        sublabel={describeScopes(grantedScopes)}
      />
      {problem ? <Text bold>{problem}</Text> : null}
      {sessionEndsAt
        ? renderSignInButton(challenge, status, storage, {
            title: translate('signedInUntil', formatDateTime(sessionEndsAt, Date.now())),
            label: translate('signIn'),
            status: translate('noRenewal'),
          })
        : null}
      <TextImageRow label={translate('lastSync')} sublabel={describeLastSync(status)} />
      <Button list label={translate('syncNow')} onClick={() => sendCommand(storage, 'syncNow')} />
      <Button list label={translate('signOut')} onClick={() => requestSignOut(storage)} />
      {renderPairingField()}
    </Section>
  );
}

function describeLastSync({ isSyncing, lastSyncAt: at, result }: Status): string {
  if (isSyncing) return translate('syncing');
  if (at === undefined) return translate('notYet');
  return `${capitalize(formatTimeAgo(Date.now() - at))} · ${describeResult(result || 'ok')}`;
}

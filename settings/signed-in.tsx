import { CONSENT_PAGES } from '../common/services';
import type { Challenge, Status } from '../common/settings-keys';
import { requestSignOut, sendCommand } from './companion-requests';
import { formatDateTime, formatTime, formatTimeAgo } from './dates';
import { translate } from './i18n';
import { renderPairingField } from './pairing-field';
import { renderSignInButton } from './sign-in-button';
import { capitalize, describeResult, describeScopes, describeState } from './words';

/** The signed-in wearer, the granted scopes, and the last sync. */
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
        label={
          name ||
          (service === 'none'
            ? translate('account')
            : translate('signedIn', CONSENT_PAGES[service].accountProvider))
        }
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

function describeLastSync({ isSyncing, lastSyncAt: at, result, restAt }: Status): string {
  if (isSyncing) return translate('syncing');
  if (at === undefined) return translate('notYet');
  const words =
    result === 'budget' && restAt ? translate('partial', formatTime(restAt)) : describeResult(result || 'ok');
  return `${capitalize(formatTimeAgo(Date.now() - at))} · ${words}`;
}

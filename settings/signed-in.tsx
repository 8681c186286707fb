import { collectScopes } from '../common/scopes';
import { CONSENT_PAGES } from '../common/services';
import type { Challenge, Status } from '../common/settings-keys';
import { requestSignOut, sendCommand } from './companion-requests';
import { formatDateTime, formatTime } from './dates';
import { translate } from './i18n';
import { OpenPart, readQuestion } from './open-parts';
import { renderQuestion } from './question';
import { renderSignInButton } from './sign-in-button';
import { describeResult, describeState, listScopes } from './words';

/** How many granted scopes are named. The diagnostics name all of them. */
const MAX_SCOPES = 5;

/** The signed-in wearer, the granted scopes, and the last sync. */
export function renderSignedInSection(
  { settings, settingsStorage: storage }: SettingsComponentProps,
  challenge: Challenge | undefined,
  status: Status,
): JSX.Element {
  const { service, name, sessionEndsAt } = status;
  const problem = describeState(status);
  const syncAgainAt = findNextSync(status);
  const syncLabel = translate('syncNow');
  return (
    <Section title={translate('account')}>
      <TextImageRow
        label={
          name ||
          (service === 'none'
            ? translate('account')
            : translate('signedIn', CONSENT_PAGES[service].accountProvider))
        }
        sublabel={describeGrant(status)}
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
      {syncAgainAt ? (
        <TextImageRow
          label={syncLabel}
          sublabel={translate('syncAgain', formatDateTime(syncAgainAt, Date.now()))}
        />
      ) : (
        <Button list label={syncLabel} onClick={() => sendCommand(storage, 'syncNow')} />
      )}
      {readQuestion(settings) === 'signOut' ? (
        renderQuestion(storage, {
          text: translate('signOut.ask'),
          stay: translate('signOut.stay'),
          go: translate('signOut'),
          onGo: () => requestSignOut(storage),
        })
      ) : (
        <Button
          list
          label={translate('signOut')}
          onClick={() => storage.setItem(OpenPart.asking, 'signOut')}
        />
      )}
    </Section>
  );
}

/** What may be read, the most needed first. */
function describeGrant({ grantedScopes, requiredScopes }: Status): string {
  const needed = collectScopes(requiredScopes);
  const known = needed.filter((scope) => grantedScopes.indexOf(scope) >= 0);
  const others = grantedScopes.filter((scope) => needed.indexOf(scope) < 0);
  const words = listScopes(known.concat(others));
  if (words.length === 0) return '';
  // One more takes no more room than "and 1 more".
  return words.length > MAX_SCOPES + 1
    ? translate('mayReadMore', words.slice(0, MAX_SCOPES).join(', '), String(words.length - MAX_SCOPES))
    : translate('mayRead', words.join(', '));
}

/** When a sync is possible again; undefined where it is now. */
function findNextSync({ state, backoff, result, restAt }: Status): number | undefined {
  const at = state === 'limited' ? backoff?.until : result === 'budget' ? restAt : undefined;
  return at && at > Date.now() ? at : undefined;
}

/**
 * The age of the data, and how the last try ended. The times are those of a clock, because the page is not rendered as
 * time passes.
 */
function describeLastSync({ isSyncing, lastSyncAt, syncedAt, result = 'ok', restAt }: Status): string {
  if (isSyncing) return translate('syncing');
  const now = Date.now();
  const parts = [syncedAt ? formatDateTime(syncedAt, now) : translate('notYet')];
  const isFruitless = lastSyncAt !== syncedAt;
  const isPartial = !isFruitless && result === 'budget' && restAt;
  if (isFruitless && lastSyncAt) parts.push(translate('tried', formatDateTime(lastSyncAt, now)));
  else if (result !== 'ok' && !isPartial) parts.push(translate('notAll'));
  if (lastSyncAt) parts.push(isPartial ? translate('partial', formatTime(restAt)) : describeResult(result));
  return parts.join(' · ');
}

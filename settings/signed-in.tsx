import { CONSENT, type ServiceName } from '../common/services';
import type { Challenge, Status } from '../common/settings-keys';
import { ago, moment } from './dates';
import { command, signOut } from './hand-over';
import { pairingField } from './pairing-field';
import { say } from './say';
import { signInButton } from './sign-in-button';
import { capital, resultInWords, scopesInWords, stateInWords } from './words';

/** Who is signed in, what they allowed, how the last sync went. */
export function signedIn(
  challenge: Challenge | undefined,
  status: Status,
  storage: SettingsComponentProps['settingsStorage'],
): JSX.Element {
  const { service, name, granted, ends } = status;
  const trouble = stateInWords(status);
  return (
    <Section title={say('account')}>
      <TextImageRow
        label={name || say('signedIn', CONSENT[service as ServiceName].holder)}
        sublabel={scopesInWords(granted)}
      />
      {trouble ? <Text bold>{trouble}</Text> : null}
      {ends
        ? signInButton(challenge, status, storage, {
            title: say('signedInUntil', moment(ends, Date.now())),
            label: say('signIn'),
            status: say('noRenewal'),
          })
        : null}
      <TextImageRow label={say('lastSync')} sublabel={lastSync(status)} />
      <Button list label={say('syncNow')} onClick={() => command(storage, 'syncNow')} />
      <Button list label={say('signOut')} onClick={() => signOut(storage)} />
      {pairingField()}
    </Section>
  );
}

function lastSync({ syncing, lastSync: at, result }: Status): string {
  if (syncing) return say('syncing');
  if (at === undefined) return say('notYet');
  return `${capital(ago(Date.now() - at))} · ${resultInWords(result || 'ok')}`;
}

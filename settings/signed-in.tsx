import type { Challenge, Status } from '../common/settings-keys';
import { command, signOut } from './hand-over';
import { signInButton } from './sign-in-button';
import { ago, moment, resultInWords, scopesInWords, stateInWords } from './words';

/** Who is signed in, what they allowed, how the last sync went. */
export function signedIn(
  challenge: Challenge | undefined,
  status: Status,
  storage: SettingsComponentProps['settingsStorage'],
): JSX.Element {
  const { name, granted, ends } = status;
  const trouble = stateInWords(status);
  return (
    <Section title="Account">
      <TextImageRow label={name || 'Signed in to Fitbit'} sublabel={scopesInWords(granted)} />
      {trouble ? <Text bold>{trouble}</Text> : null}
      {ends
        ? signInButton(challenge, status, storage, {
            title: `Signed in until ${moment(ends, Date.now())}`,
            label: 'Sign in',
            status: 'This sign-in cannot renew itself',
          })
        : null}
      <TextImageRow label="Last sync" sublabel={lastSync(status)} />
      <Button list label="Sync now" onClick={() => command(storage, 'syncNow')} />
      <Button list label="Sign out" onClick={() => signOut(storage)} />
    </Section>
  );
}

function lastSync({ syncing, lastSync: at, result }: Status): string {
  if (syncing) return 'Syncing…';
  if (at === undefined) return 'Not yet';
  return `${ago(Date.now() - at)} · ${resultInWords(result || 'ok')}`;
}

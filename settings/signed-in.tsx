import type { Status } from '../common/settings-keys';
import { command } from './hand-over';
import { moment, resultInWords, scopesInWords, stateInWords } from './words';

/** Who is signed in, what they allowed, how the last sync went. */
export function signedIn(status: Status, storage: SettingsComponentProps['settingsStorage']): JSX.Element {
  const { name, granted, missing } = status;
  const trouble = stateInWords(status);
  return (
    <Section title="Account">
      <TextImageRow label={name || 'Signed in to Fitbit'} sublabel={scopesInWords(granted)} />
      {missing.length > 0 ? (
        <Text>
          Not allowed: {scopesInWords(missing)}. What needs it stays empty; sign out and in again to change
          it.
        </Text>
      ) : null}
      {trouble ? <Text bold>{trouble}</Text> : null}
      <TextImageRow label="Last sync" sublabel={lastSync(status)} />
      <Button list label="Sync now" onClick={() => command(storage, 'syncNow')} />
      <Button list label="Sign out" onClick={() => command(storage, 'signOut')} />
    </Section>
  );
}

function lastSync({ syncing, lastSync: at, result }: Status): string {
  if (syncing) return 'Syncing…';
  if (at === undefined) return 'Not yet';
  return `${moment(at, Date.now())} · ${resultInWords(result || 'ok')}`;
}

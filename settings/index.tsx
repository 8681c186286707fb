import type { Status } from '../common/settings-keys';
import { data } from './data';
import { diagnostics } from './diagnostics';
import { command } from './hand-over';
import { missing } from './missing';
import { pages, seedPages } from './pages';
import { signedIn } from './signed-in';
import { signedOut } from './signed-out';
import { readChallenge, readDiagnostics, readStatus } from './stored';

let told = false;

registerSettingsPage((props) => {
  const { settings, settingsStorage } = props;
  if (!told) {
    told = true;
    seedPages(props);
    // Wakes a sleeping companion, which then writes what there is to show.
    command(settingsStorage, 'opened');
  }
  const status = readStatus(settings);
  const challenge = readChallenge(settings);
  const trouble = diagnostics(status, readDiagnostics(settings), settingsStorage);
  if (!status || !isSignedIn(status)) {
    return (
      <Page>
        {signedOut(challenge, status, settingsStorage)}
        {pages()}
        {trouble}
      </Page>
    );
  }
  return (
    <Page>
      {signedIn(challenge, status, settingsStorage)}
      {missing(challenge, status, settingsStorage)}
      {pages()}
      {data(status)}
      {trouble}
    </Page>
  );
});

/** A service that is gone may still have its wearer. */
function isSignedIn({ state, granted }: Status): boolean {
  return state === 'ok' || state === 'limited' || granted.length > 0;
}

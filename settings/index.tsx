import type { Status } from '../common/settings-keys';
import { diagnostics } from './diagnostics';
import { command } from './hand-over';
import { look } from './look';
import { missing } from './missing';
import { pages, stopArranging } from './pages';
import { seedDefaults } from './seeds';
import { service } from './service';
import { signedIn } from './signed-in';
import { signedOut } from './signed-out';
import { chosenService, readChallenge, readDiagnostics, readHeard, readStatus } from './stored';
import { units } from './units';

let told = false;

registerSettingsPage((props) => {
  const { settings, settingsStorage } = props;
  if (!told) {
    told = true;
    seedDefaults(props);
    stopArranging(props);
    // Wakes a sleeping companion, which then writes what there is to show.
    command(settingsStorage, 'opened');
  }
  const status = readStatus(settings);
  const challenge = readChallenge(settings);
  const chosen = chosenService(settings);
  const choice = service(chosen, status, readHeard(settings), settingsStorage);
  return (
    <Page>
      {status && isSignedIn(status) ? (
        <Fragment>
          {signedIn(challenge, status, settingsStorage)}
          {missing(challenge, status, settingsStorage)}
          {choice}
        </Fragment>
      ) : (
        <Fragment>
          {choice}
          {signedOut(chosen, challenge, status, settingsStorage)}
        </Fragment>
      )}
      {pages(props)}
      {look(props)}
      {units()}
      {diagnostics(status, readDiagnostics(settings), challenge !== undefined, settingsStorage)}
    </Page>
  );
});

/** A service that is gone may still have its wearer. */
function isSignedIn({ state, granted }: Status): boolean {
  return state === 'ok' || state === 'limited' || granted.length > 0;
}

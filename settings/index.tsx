import type { Status } from '../common/settings-keys';
import { command } from './hand-over';
import { signedIn } from './signed-in';
import { signedOut } from './signed-out';
import { readChallenge, readStatus } from './stored';

let told = false;

registerSettingsPage(({ settings, settingsStorage }) => {
  if (!told) {
    told = true;
    // Wakes a sleeping companion, which then writes what there is to show.
    command(settingsStorage, 'opened');
  }
  const status = readStatus(settings);
  return (
    <Page>
      {status && isSignedIn(status)
        ? signedIn(status, settingsStorage)
        : signedOut(readChallenge(settings), status, settingsStorage)}
    </Page>
  );
});

/** A service that is gone may still have its wearer. */
function isSignedIn({ state, granted }: Status): boolean {
  return state === 'ok' || state === 'limited' || granted.length > 0;
}

import type { Status } from '../common/settings-keys';
import { sendCommand } from './companion-requests';
import { storeDefaults } from './defaults';
import { renderDiagnostics } from './diagnostics';
import { renderLookSection } from './look';
import { renderNotAllowedSection } from './not-allowed';
import { closeAllParts } from './open-parts';
import { renderOwnApplicationSection } from './own-application';
import { renderPagesSection } from './pages';
import { renderServiceSection } from './service';
import { renderSignedInSection } from './signed-in';
import { renderSignedOutSection } from './signed-out';
import { readChallenge, readChosenService, readDiagnostics, readLastResponses, readStatus } from './stored';
import { renderUnitsSection } from './units';

let isInitialised = false;

registerSettingsPage((props) => {
  const { settings, settingsStorage } = props;
  if (!isInitialised) {
    isInitialised = true;
    storeDefaults(props);
    closeAllParts(props);
    // Wakes the companion, which then publishes its status.
    sendCommand(settingsStorage, 'pageOpened');
  }
  const status = readStatus(settings);
  const challenge = readChallenge(settings);
  const chosen = readChosenService(settings);
  const isSignedIn = status !== undefined && hasSession(status);
  const isSettled = challenge !== undefined;
  return (
    <Page>
      {isSignedIn
        ? renderSignedInSection(props, challenge, status)
        : renderSignedOutSection(challenge, status, settingsStorage)}
      {isSignedIn ? renderNotAllowedSection(challenge, status, settingsStorage) : null}
      {renderServiceSection(props, chosen, isSignedIn, readLastResponses(settings))}
      {renderOwnApplicationSection(props, status, { chosen, isSettled, isSignedIn })}
      {renderPagesSection(props)}
      {renderLookSection(props)}
      {renderUnitsSection()}
      {renderDiagnostics(status, readDiagnostics(settings), isSettled, settingsStorage)}
    </Page>
  );
});

/** A session may outlive a service that is gone. */
function hasSession({ state, grantedScopes }: Status): boolean {
  return state === 'ok' || state === 'limited' || grantedScopes.length > 0;
}

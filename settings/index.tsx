import type { Status } from '../common/settings-keys';
import { sendCommand } from './companion-requests';
import { storeDefaults } from './defaults';
import { renderDiagnostics } from './diagnostics';
import { renderLookSection } from './look';
import { renderNotAllowedSection } from './not-allowed';
import { renderPagesSection, stopArranging } from './pages';
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
    stopArranging(props);
    // Wakes the companion, which then publishes its status.
    sendCommand(settingsStorage, 'pageOpened');
  }
  const status = readStatus(settings);
  const challenge = readChallenge(settings);
  const chosen = readChosenService(settings);
  const serviceSection = renderServiceSection(chosen, status, readLastResponses(settings), settingsStorage);
  return (
    <Page>
      {status && isSignedIn(status) ? (
        <Fragment>
          {renderSignedInSection(challenge, status, settingsStorage)}
          {renderNotAllowedSection(challenge, status, settingsStorage)}
          {serviceSection}
        </Fragment>
      ) : (
        <Fragment>
          {serviceSection}
          {renderSignedOutSection(chosen, challenge, status, settingsStorage)}
        </Fragment>
      )}
      {renderPagesSection(props)}
      {renderLookSection(props)}
      {renderUnitsSection()}
      {renderDiagnostics(status, readDiagnostics(settings), challenge !== undefined, settingsStorage)}
    </Page>
  );
});

/** A session may outlive a service that is gone. */
function isSignedIn({ state, grantedScopes }: Status): boolean {
  return state === 'ok' || state === 'limited' || grantedScopes.length > 0;
}

import { CONSENT_PAGES, SERVICES, type ServiceName } from '../common/services';
import type { LastResponses } from '../common/settings-keys';
import { requestService } from './companion-requests';
import { formatDateTime } from './dates';
import { translate } from './i18n';
import { markChoice } from './marks';
import { OpenPart, readQuestion } from './open-parts';
import { renderQuestion } from './question';

/** The services, each a row that chooses it. A wearer who is signed in confirms the move. */
export function renderServiceSection(
  { settings, settingsStorage }: SettingsComponentProps,
  chosen: ServiceName,
  isSignedIn: boolean,
  lastResponses: LastResponses,
): JSX.Element {
  const question = isSignedIn ? readQuestion(settings) : undefined;
  const choose = (name: ServiceName): void => {
    if (name === chosen) settingsStorage.removeItem(OpenPart.asking);
    else if (isSignedIn) settingsStorage.setItem(OpenPart.asking, name);
    else requestService(settingsStorage, name);
  };
  return (
    <Section
      title={translate('service')}
      description={SERVICES.map((name) => describeAvailability(name, lastResponses)).join(' ')}
    >
      {SERVICES.map((name) => (
        <Button
          key={name}
          list
          label={markChoice(CONSENT_PAGES[name].title, name === chosen && '✓')}
          onClick={() => choose(name)}
        />
      ))}
      {question && question !== 'signOut' && question !== chosen
        ? renderQuestion(settingsStorage, {
            text: translate('service.ask', CONSENT_PAGES[question].title),
            stay: translate('service.stay', CONSENT_PAGES[chosen].title),
            go: translate('service.move'),
            onGo: () => requestService(settingsStorage, question),
          })
        : null}
    </Section>
  );
}

/** The last response of a service, and what the newer one is until it has responded. */
function describeAvailability(name: ServiceName, lastResponses: LastResponses): string {
  const { title } = CONSENT_PAGES[name];
  // What is stored may have another shape.
  const { code, at = 0 }: Partial<NonNullable<LastResponses[ServiceName]>> = lastResponses[name] || {};
  if (at > 0 && (code === 'ok' || code === 'gone')) {
    return translate(`service.${code}`, title, formatDateTime(at, Date.now()));
  }
  const unheard = translate('service.unheard', title);
  return name === 'google' ? `${unheard} ${translate('service.successor')}` : unheard;
}

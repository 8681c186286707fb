import { CONSENT_PAGES, SERVICES, type ServiceName } from '../common/services';
import type { LastResponses, Status } from '../common/settings-keys';
import { requestService } from './companion-requests';
import { formatTimeAgo } from './dates';
import { translate } from './i18n';
import { SERVICE_MESSAGES } from './message-ids';

/** The services: for whom each is, its last response, and a button to switch. */
export function renderServiceSection(
  chosen: ServiceName,
  status: Status | undefined,
  lastResponses: LastResponses,
  storage: SettingsComponentProps['settingsStorage'],
): JSX.Element {
  const others = SERVICES.filter((name) => name !== chosen);
  return (
    <Section
      title={translate('service')}
      description={status?.service === 'none' ? '' : translate('service.move')}
    >
      {SERVICES.map((name) => (
        <TextImageRow
          key={name}
          label={`${name === chosen ? '✓ ' : ''}${CONSENT_PAGES[name].title}`}
          sublabel={`${translate(SERVICE_MESSAGES[name].audience)} · ${describeAvailability(name, lastResponses)}`}
        />
      ))}
      {others.map((name) => (
        <Button
          key={name}
          list
          label={translate('service.use', CONSENT_PAGES[name].title)}
          onClick={() => requestService(storage, name)}
        />
      ))}
    </Section>
  );
}

/** The last response of a service; before the first one, what is announced about it. */
function describeAvailability(name: ServiceName, lastResponses: LastResponses): string {
  // What is stored may have another shape.
  const { code, at = 0 }: Partial<NonNullable<LastResponses[ServiceName]>> = lastResponses[name] || {};
  return at > 0 && (code === 'ok' || code === 'gone')
    ? translate(`service.${code}`, formatTimeAgo(Date.now() - at))
    : translate(SERVICE_MESSAGES[name].announcement);
}

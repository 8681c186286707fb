import { CONSENT, SERVICES, type ServiceName } from '../common/services';
import type { Heard, Status } from '../common/settings-keys';
import { ago } from './dates';
import { choose } from './hand-over';
import { say } from './say';

/** The services to choose from: for whom each is, whether it still answers, and a way to the other. */
export function service(
  chosen: ServiceName,
  status: Status | undefined,
  heard: Heard,
  storage: SettingsComponentProps['settingsStorage'],
): JSX.Element {
  const others = SERVICES.filter((name) => name !== chosen);
  return (
    <Section title={say('service')} description={status?.service === 'none' ? '' : say('service.move')}>
      {SERVICES.map((name) => (
        <TextImageRow
          key={name}
          label={`${name === chosen ? '✓ ' : ''}${CONSENT[name].title}`}
          sublabel={`${say(`service.for.${name}`)} · ${whetherItAnswers(name, heard)}`}
        />
      ))}
      {others.map((name) => (
        <Button
          key={name}
          list
          label={say('service.use', CONSENT[name].title)}
          onClick={() => choose(storage, name)}
        />
      ))}
    </Section>
  );
}

/** What it did when it was asked last; until then, what is announced. */
function whetherItAnswers(name: ServiceName, heard: Heard): string {
  const last = heard[name];
  return last ? say(`service.${last.code}`, ago(Date.now() - last.at)) : say(`service.announced.${name}`);
}

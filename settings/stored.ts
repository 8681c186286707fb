import { PRESELECTED, SERVICES, type ServiceName } from '../common/services';
import {
  type Challenge,
  type Diagnostics,
  type Heard,
  SettingsKey,
  type Status,
} from '../common/settings-keys';

type Settings = Readonly<Record<string, string | undefined>>;

/** What the companion has written for the page; undefined until it has. */
export function readStatus(settings: Settings): Status | undefined {
  return parse(settings[SettingsKey.status]) as Status | undefined;
}

/** What the sign-in button needs; undefined also until the companion has gone to the service that is chosen. */
export function readChallenge(settings: Settings): Challenge | undefined {
  const challenge = published(settings);
  return challenge?.service === chosenService(settings) ? challenge : undefined;
}

/** The service that is chosen: the one the wearer wants as soon as they do, else the one where the companion is. */
export function chosenService(settings: Settings): ServiceName {
  const wanted = SERVICES.filter((name) => name === settings[SettingsKey.service])[0];
  // A challenge of another build may not say.
  return wanted || published(settings)?.service || PRESELECTED;
}

function published(settings: Settings): Challenge | undefined {
  return parse(settings[SettingsKey.challenge]) as Challenge | undefined;
}

/** See `readStatus`. */
export function readDiagnostics(settings: Settings): Diagnostics | undefined {
  return parse(settings[SettingsKey.diagnostics]) as Diagnostics | undefined;
}

/** What is known of the services; nothing until the companion has heard of one. */
export function readHeard(settings: Settings): Heard {
  return (parse(settings[SettingsKey.heard]) as Heard | undefined) || {};
}

function parse(stored: string | undefined): unknown {
  if (!stored) return undefined;
  try {
    return JSON.parse(stored) || undefined;
  } catch {
    return undefined;
  }
}

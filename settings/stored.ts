import { DEFAULT_SERVICE, findService, type ServiceName } from '../common/services';
import {
  type Challenge,
  type Diagnostics,
  type LastResponses,
  SettingsKey,
  type Status,
} from '../common/settings-keys';

type Settings = Readonly<Record<string, string | undefined>>;

/** What the companion has written for the page; undefined until it has. */
export function readStatus(settings: Settings): Status | undefined {
  return parseJson(settings[SettingsKey.status]) as Status | undefined;
}

/** What the sign-in button needs; undefined also until the companion has gone to the service that is chosen. */
export function readChallenge(settings: Settings): Challenge | undefined {
  const challenge = readPublishedChallenge(settings);
  return challenge?.service === readChosenService(settings) ? challenge : undefined;
}

/** The service that is chosen: the one the wearer wants as soon as they do, else the one where the companion is. */
export function readChosenService(settings: Settings): ServiceName {
  const requested = findService(settings[SettingsKey.service]);
  // A challenge of another build may not say.
  return requested || readPublishedChallenge(settings)?.service || DEFAULT_SERVICE;
}

function readPublishedChallenge(settings: Settings): Challenge | undefined {
  return parseJson(settings[SettingsKey.challenge]) as Challenge | undefined;
}

/** See `readStatus`. */
export function readDiagnostics(settings: Settings): Diagnostics | undefined {
  return parseJson(settings[SettingsKey.diagnostics]) as Diagnostics | undefined;
}

/** What is known of the services; nothing until the companion has heard of one. */
export function readLastResponses(settings: Settings): LastResponses {
  return (parseJson(settings[SettingsKey.lastResponses]) as LastResponses | undefined) || {};
}

function parseJson(stored: string | undefined): unknown {
  if (!stored) return undefined;
  try {
    return JSON.parse(stored) || undefined;
  } catch {
    return undefined;
  }
}

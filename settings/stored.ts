import type { ResultCode } from '../common/result-codes';
import { DEFAULT_SERVICE, findService, type ServiceName } from '../common/services';
import {
  type Challenge,
  type Diagnostics,
  type LastResponses,
  SettingsKey,
  type Status,
} from '../common/settings-keys';
import { SURFACE_MESSAGES } from './message-ids';
import { asFields, asList, asString, asStrings, isKey, parseJson } from './read-json';

/*
 * Reads what the companion has stored for the page. The companion may be of an older or a newer build: what is missing
 * or has another shape is left out or gets a default, so that the page always renders.
 */

type Settings = Readonly<Record<string, string | undefined>>;

/** The status of the companion; undefined until it has stored one. */
export function readStatus(settings: Settings): Status | undefined {
  const stored = readFields(settings, SettingsKey.status);
  if (!stored.service) return undefined;
  const requiredScopes: Status['requiredScopes'] = [];
  for (const entry of asList(stored.requiredScopes)) {
    const { surface, scopes } = asFields(entry);
    if (isKey(SURFACE_MESSAGES, surface)) requiredScopes.push({ surface, scopes: asStrings(scopes) });
  }
  const checked: Partial<Status> = {
    service: findService(stored.service) || 'none',
    name: asString(stored.name),
    grantedScopes: asStrings(stored.grantedScopes),
    requiredScopes,
    unsupported: asStrings(stored.unsupported),
    results: Object(stored.results),
    errors: asList(stored.errors).filter(isPair),
  };
  // The other members are times, flags and codes, and the page renders them whatever they are.
  return Object.assign(stored, checked) as unknown as Status;
}

function isPair(entry: unknown): entry is [ResultCode, number] {
  return Array.isArray(entry);
}

/** The names of `Status.unsupported`. */
export function readUnsupported(settings: Settings): string[] {
  return asStrings(readFields(settings, SettingsKey.status).unsupported);
}

/** What the sign-in button needs; undefined also until the companion has switched to the chosen service. */
export function readChallenge(settings: Settings): Challenge | undefined {
  const challenge = readFields(settings, SettingsKey.challenge);
  // The rest is text that goes into an address, whatever it is.
  return challenge.service === readChosenService(settings) ? (challenge as unknown as Challenge) : undefined;
}

/**
 * The chosen service: the one that the wearer requests, until the companion has switched to it; then the companion's.
 */
export function readChosenService(settings: Settings): ServiceName {
  return (
    findService(settings[SettingsKey.service]) ||
    findService(readFields(settings, SettingsKey.challenge).service) ||
    DEFAULT_SERVICE
  );
}

/** The diagnostics, with answers of any shape: see `renderRow` in diagnostics.tsx. Empty until they were requested. */
export function readDiagnostics(settings: Settings): Partial<Diagnostics> {
  return readFields(settings, SettingsKey.diagnostics);
}

/** The last response of each service; a service without one is absent. */
export function readLastResponses(settings: Settings): LastResponses {
  return readFields(settings, SettingsKey.lastResponses);
}

function readFields(settings: Settings, key: string): Record<string, unknown> {
  return asFields(parseJson(settings[key]));
}

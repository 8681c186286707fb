import {
  type Challenge,
  type Diagnostics,
  type Heard,
  SettingsKey,
  type Status,
} from '../common/settings-keys';

type Settings = SettingsComponentProps['settings'];

/** What the companion has written for the page; undefined until it has. */
export function readStatus(settings: Settings): Status | undefined {
  return parse(settings[SettingsKey.status]) as Status | undefined;
}

/** See `readStatus`. */
export function readChallenge(settings: Settings): Challenge | undefined {
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

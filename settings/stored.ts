import { type Challenge, SettingsKey, type Status } from '../common/settings-keys';

type Settings = SettingsComponentProps['settings'];

/** What the companion has written for the page; undefined until it has. */
export function readStatus(settings: Settings): Status | undefined {
  return parse(settings[SettingsKey.status]) as Status | undefined;
}

/** See `readStatus`. */
export function readChallenge(settings: Settings): Challenge | undefined {
  return parse(settings[SettingsKey.challenge]) as Challenge | undefined;
}

function parse(stored: string | undefined): unknown {
  if (!stored) return undefined;
  try {
    return JSON.parse(stored) || undefined;
  } catch {
    return undefined;
  }
}

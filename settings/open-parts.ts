import { SERVICES, type ServiceName } from '../common/services';
import { SettingsKey } from '../common/settings-keys';

/** What the wearer is asked to confirm: signing out, or moving to another service. */
export type Question = 'signOut' | ServiceName;

/**
 * The parts of the page that a press opens, by their keys. They are stored, because only a stored change renders the
 * page again. The companion reads none of them.
 */
export const OpenPart = {
  /** A `Question`. */
  asking: SettingsKey.asking,
  /** The page that is being moved, by its name. */
  arranging: 'arranging',
  /** "true", or "false" where the wearer has closed it. */
  ownApplication: 'ownApplication',
} as const;

/** Closes every part: the page is opened anew. */
export function closeAllParts({ settings, settingsStorage }: SettingsComponentProps): void {
  for (const key of [OpenPart.asking, OpenPart.arranging, OpenPart.ownApplication]) {
    if (settings[key]) settingsStorage.removeItem(key);
  }
}

/** The open question; undefined where there is none. */
export function readQuestion(settings: SettingsComponentProps['settings']): Question | undefined {
  const stored = settings[OpenPart.asking];
  return stored === 'signOut' ? stored : SERVICES.filter((name) => name === stored)[0];
}

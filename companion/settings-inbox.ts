import type { ResultCode } from '../common/result-codes';
import { SERVICES, type ServiceName } from '../common/services';
import { CLIENT_SECRET_KEYS, SettingsKey } from '../common/settings-keys';
import { type AccountStore, serviceOf } from './account/account';
import { type Acceptance, acceptPairing, acceptPastedToken, acceptRedirect } from './account/sign-in';
import { signOut, switchService } from './account/sign-out';
import { parseJson } from './json';
import type { KeyValueStore } from './platform';
import type { Trigger } from './sync/plan';

/** What came of all that the page has handed over. */
export interface SettingsInbox {
  /** Why to work on now. */
  trigger: Trigger;
  /** All of it is on disk. */
  isSaved: boolean;
  /** The wearer wants the diagnostics. */
  wantsDiagnostics: boolean;
}

/**
 * Does what the page asks for. A hand-over is cleared when its effect is written down, so a kill loses none;
 * where there is no room for it, what comes after it waits too. `onRefused` gets the code of one that is no good.
 */
export const readSettingsInbox = (
  settings: KeyValueStore,
  account: AccountStore,
  clientId: () => string,
  now: () => number,
  newOrigin: () => number,
  onRefused: (code: ResultCode) => void,
): SettingsInbox => {
  const inbox: SettingsInbox = { trigger: 'wake', isSaved: true, wantsDiagnostics: false };
  const chosenService = () => serviceOf(account.read());
  const acceptFrom = (key: string, accept: (stored: string) => Acceptance): void => {
    const acceptOrReport = (stored: string): Acceptance => {
      const result = accept(stored);
      if (typeof result === 'string') onRefused(result);
      return result;
    };
    inbox.isSaved = inbox.isSaved && takeRequest(settings, key, acceptOrReport);
  };
  // What names no service is of the one before another was chosen, and goes with it.
  acceptFrom(SettingsKey.pastedToken, (stored) => acceptPastedToken(account, parseTextInput(stored), now()));
  acceptFrom(SettingsKey.authRedirect, (stored) =>
    acceptRedirect(account, parseStringFields(stored), clientId(), now()),
  );
  const requestedService = settings.getItem(SettingsKey.service);
  for (const name of SERVICES) {
    if (name === requestedService && inbox.isSaved) {
      inbox.isSaved = name === chosenService() ? account.flush() : switchService(account, name, newOrigin());
    }
  }
  // A secret is kept for the service that is chosen now; no other may hear it, and no other needs it.
  const acceptSecrets = (): void => {
    for (const name of SERVICES) {
      const key = CLIENT_SECRET_KEYS[name];
      if (name === chosenService()) {
        acceptFrom(key, (stored) => account.change({ secret: parseTextInput(stored) || undefined }));
      } else if (name !== requestedService) settings.removeItem(key);
    }
  };
  acceptSecrets();
  acceptFrom(SettingsKey.pairing, (stored) => acceptPairing(account, parseTextInput(stored), now()));
  // After whatever came in before it, so that nothing of that is left.
  takeRequest(settings, SettingsKey.signOut, () => {
    for (const key of SIGN_IN_KEYS) settings.removeItem(key);
    if (!signOut(account, newOrigin())) return false;
    // There is room now for what had none before.
    inbox.isSaved = true;
    acceptSecrets();
    return true;
  });
  takeRequest(settings, SettingsKey.command, (stored) => {
    const { type } = parseStringFields(stored);
    if (type === 'pageOpened') account.change({ wantsToSignIn: true });
    if (type === 'diagnose') inbox.wantsDiagnostics = true;
    if (type === 'syncNow') inbox.trigger = 'manual';
  });
  return inbox;
};

/**
 * Clears the choice of a service once the page has been told of it: until then it goes by the choice, and not by
 * the sign-in of the service that was left.
 */
export const clearServiceChoice = (settings: KeyValueStore, chosenService: ServiceName): void => {
  const publishedService = parseStringFields(settings.getItem(SettingsKey.challenge) || '').service;
  takeRequest(
    settings,
    SettingsKey.service,
    (requestedService) =>
      !SERVICES.some((name) => name === requestedService) ||
      (requestedService === chosenService && publishedService === chosenService),
  );
};

/** What a sign-in can begin with: none of it outlives a sign-out. */
const SIGN_IN_KEYS = [SettingsKey.pastedToken, SettingsKey.authRedirect, SettingsKey.pairing];

/**
 * Deals with what the settings page has put down under `key`, if anything, and clears it; `handle` returns false
 * where it must stay, and then so does this.
 *
 * The page's change may be what launched the companion: for that one there is no change event, so storage is
 * read at every start as well.
 */
export const takeRequest = (
  settings: KeyValueStore,
  key: string,
  handle: (stored: string) => unknown,
): boolean => {
  const stored = settings.getItem(key);
  if (stored === null) return true;
  if (handle(stored) === false) return false;
  settings.removeItem(key);
  return true;
};

/** What a TextInput has stored: `{"name": "what was typed"}`, or the text itself where it is a simple value. */
export const parseTextInput = (stored: string): string =>
  ((/^\{/.test(stored) ? parseStringFields(stored).name : stored) || '').trim();

/** The texts in a stored object; none where it cannot be read, so that it is told and cleared, not kept for ever. */
export const parseStringFields = (stored: string): Record<string, string | undefined> => {
  const strings: Record<string, string> = {};
  const value = Object(parseJson(stored)) as Record<string, unknown>;
  for (const name in value) {
    const field = value[name];
    if (typeof field === 'string') strings[name] = field;
  }
  return strings;
};

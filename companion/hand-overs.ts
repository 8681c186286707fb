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
export interface HandOvers {
  /** Why to work on now. */
  trigger: Trigger;
  /** All of it is on disk. */
  kept: boolean;
  /** The wearer wants the diagnostics. */
  diagnose: boolean;
}

/**
 * Does what the page asks for. A hand-over is cleared when its effect is written down, so a kill loses none;
 * where there is no room for it, what comes after it waits too. `refused` is told what to say of one that is no good.
 */
export const takeHandOvers = (
  settings: KeyValueStore,
  account: AccountStore,
  clientId: () => string,
  now: () => number,
  newOrigin: () => number,
  refused: (code: ResultCode) => void,
): HandOvers => {
  const taken: HandOvers = { trigger: 'wake', kept: true, diagnose: false };
  const chosen = () => serviceOf(account.read());
  const take = (key: string, deal: (stored: string) => Acceptance): void => {
    const told = (stored: string): Acceptance => {
      const result = deal(stored);
      if (typeof result === 'string') refused(result);
      return result;
    };
    taken.kept = taken.kept && takeHandOver(settings, key, told);
  };
  // What names no service is of the one before another was chosen, and goes with it.
  take(SettingsKey.pastedToken, (stored) => acceptPastedToken(account, typedIn(stored), now()));
  take(SettingsKey.authReturn, (stored) => acceptRedirect(account, textsIn(stored), clientId(), now()));
  const wanted = settings.getItem(SettingsKey.service);
  for (const name of SERVICES) {
    if (name === wanted && taken.kept) {
      taken.kept = name === chosen() ? account.flush() : switchService(account, name, newOrigin());
    }
  }
  // A secret is kept for the service that is chosen now; no other may hear it, and no other needs it.
  const takeSecrets = (): void => {
    for (const name of SERVICES) {
      const key = CLIENT_SECRET_KEYS[name];
      if (name === chosen()) {
        take(key, (stored) => account.change({ secret: typedIn(stored) || undefined }));
      } else if (name !== wanted) settings.removeItem(key);
    }
  };
  takeSecrets();
  take(SettingsKey.pairing, (stored) => acceptPairing(account, typedIn(stored), now()));
  // After whatever came in before it, so that nothing of that is left.
  takeHandOver(settings, SettingsKey.signOut, () => {
    for (const key of BROUGHT) settings.removeItem(key);
    if (!signOut(account, newOrigin())) return false;
    // There is room now for what had none before.
    taken.kept = true;
    takeSecrets();
    return true;
  });
  takeHandOver(settings, SettingsKey.command, (stored) => {
    const { type } = textsIn(stored);
    if (type === 'opened') account.change({ wantsToSignIn: true });
    if (type === 'diagnose') taken.diagnose = true;
    if (type === 'syncNow') taken.trigger = 'ask';
  });
  return taken;
};

/**
 * Clears the choice of a service once the page has been told of it: until then it goes by the choice, and not by
 * the sign-in of the service that was left.
 */
export const clearChoice = (settings: KeyValueStore, chosen: ServiceName): void => {
  const told = textsIn(settings.getItem(SettingsKey.challenge) || '').service;
  takeHandOver(
    settings,
    SettingsKey.service,
    (wanted) => !SERVICES.some((name) => name === wanted) || (wanted === chosen && told === chosen),
  );
};

/** What a sign-in can begin with: none of it outlives a sign-out. */
const BROUGHT = [SettingsKey.pastedToken, SettingsKey.authReturn, SettingsKey.pairing];

/**
 * Deals with what the settings page has put down under `key`, if anything, and clears it; `deal` answers false
 * where it must stay. So does this then.
 *
 * The page's change may be what launched the companion: for that one there is no change event, so storage is
 * read at every start as well.
 */
export const takeHandOver = (
  settings: KeyValueStore,
  key: string,
  deal: (stored: string) => unknown,
): boolean => {
  const stored = settings.getItem(key);
  if (stored === null) return true;
  if (deal(stored) === false) return false;
  settings.removeItem(key);
  return true;
};

/** What a TextInput has stored: `{"name": "what was typed"}`, or the text itself where it is a simple value. */
export const typedIn = (stored: string): string =>
  ((/^\{/.test(stored) ? textsIn(stored).name : stored) || '').trim();

/** The texts in a stored object; none where it cannot be read, so that it is told and cleared, not kept for ever. */
export const textsIn = (stored: string): Record<string, string | undefined> => {
  const texts: Record<string, string> = {};
  const value = Object(parseJson(stored)) as Record<string, unknown>;
  for (const name in value) {
    const text = value[name];
    if (typeof text === 'string') texts[name] = text;
  }
  return texts;
};

import type { ResultCode } from '../common/result-codes';
import { findService, SERVICES } from '../common/services';
import { CLIENT_SECRET_KEYS, SettingsKey, type SignInMethod } from '../common/settings-keys';
import { type AccountStore, serviceOf } from './account/account';
import { type NewSignIn, readPairing, readPastedTokens, readRedirect } from './account/begin-sign-in';
import { signOut, switchService } from './account/sign-out';
import { extend } from './assign';
import { type JsonFields, parseJson } from './http/parse-json';
import { isString } from './is-string';
import { mapFields } from './map-fields';
import type { KeyValueStore, Platform } from './platform';
import type { Trigger } from './sync/plan';

/** The result of reading all requests of the settings page. */
export interface SettingsInbox {
  /** The trigger of the work that follows. */
  trigger: Trigger;
  /** Everything is on disk. */
  isSaved: boolean;
  wantsDiagnostics: boolean;
}

export interface SettingsInboxOptions {
  /** The client id that a code is exchanged with. */
  clientId(): string;
  newOrigin(): number;
  /** Called with the result code of a request that is invalid. */
  onRefused(code: ResultCode, method: SignInMethod): void;
}

/**
 * Carries out the requests that the settings page has stored. A request is cleared only after its effect is stored, so
 * a kill loses none. When there is no room for an effect, the requests after it wait too.
 */
export const readSettingsInbox = (
  { settings, now }: Platform,
  account: AccountStore,
  { clientId, newOrigin, onRefused }: SettingsInboxOptions,
): SettingsInbox => {
  let trigger: Trigger = 'wake';
  let isSaved = true;
  let wantsDiagnostics = false;
  const chosenService = () => serviceOf(account.read());
  const take = (key: string, handle: (stored: string) => unknown): void => {
    isSaved = isSaved && acceptRequest(settings, key, handle);
  };
  const takeSignIn = (
    key: string,
    method: SignInMethod,
    read: (stored: string) => NewSignIn | ResultCode | undefined,
  ): void =>
    take(key, (stored) => {
      const signIn = read(stored);
      if (isString(signIn)) return onRefused(signIn, method);
      return !signIn || account.change({ pending: extend(signIn, { receivedAt: now() }) });
    });
  // A request that names no service belongs to the service before a switch, so it is read before the switch.
  takeSignIn(SettingsKey.pastedToken, 'token', (stored) => readPastedTokens(parseTextInput(stored)));
  takeSignIn(SettingsKey.authRedirect, 'consent', (stored) =>
    readRedirect(parseStringFields(stored), chosenService(), clientId()),
  );
  const requestedService = findService(settings.getItem(SettingsKey.service));
  if (requestedService && isSaved) {
    isSaved =
      requestedService === chosenService()
        ? account.flush()
        : switchService(account, requestedService, newOrigin());
  }
  // Only the secret of the chosen service is kept. No other service may receive it.
  const takeSecrets = (): void => {
    for (const name of SERVICES) {
      const key = CLIENT_SECRET_KEYS[name];
      if (name === chosenService()) {
        take(key, (stored) => account.change({ secret: parseTextInput(stored) || undefined }));
      } else if (name !== requestedService) settings.removeItem(key);
    }
  };
  takeSecrets();
  takeSignIn(SettingsKey.pairing, 'pairing', (stored) => readPairing(parseTextInput(stored)));
  // Last, so that nothing that came in before it is left.
  acceptRequest(settings, SettingsKey.signOut, () => {
    for (const key of SIGN_IN_KEYS) settings.removeItem(key);
    if (!signOut(account, newOrigin())) return false;
    // The sign-out made room for what had none before.
    isSaved = true;
    takeSecrets();
    return true;
  });
  acceptRequest(settings, SettingsKey.command, (stored) => {
    const { type } = parseStringFields(stored);
    if (type === 'diagnose') wantsDiagnostics = true;
    if (type === 'syncNow') trigger = 'manual';
  });
  return { trigger, isSaved, wantsDiagnostics };
};

/** The requests that begin a sign-in. None of them outlives a sign-out. */
const SIGN_IN_KEYS = [SettingsKey.pastedToken, SettingsKey.authRedirect, SettingsKey.pairing];

/**
 * Passes the request stored under `key` to `handle`, if there is one, and clears it. If `handle` returns false, the
 * request stays and this returns false too.
 *
 * The page's change may have launched the companion. Then there is no change event, so storage is also read at
 * every start.
 */
export const acceptRequest = (
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

/** The text of a TextInput, which stores `{"name": "the text"}` or the text itself. */
export const parseTextInput = (stored: string | null): string =>
  ((/^\{/.test(stored || '') ? parseStringFields(stored).name : stored) || '').trim();

/** The string fields of a stored JSON object; none when it cannot be parsed. */
export const parseStringFields = (stored: string | null): Record<string, string | undefined> => {
  const fields: JsonFields = Object(parseJson(stored));
  return mapFields(fields, (value) => (isString(value) ? value : undefined));
};

import type { ServiceName } from '../common/services';
import { type AuthRedirect, type Command, SettingsKey } from '../common/settings-keys';

type Storage = SettingsComponentProps['settingsStorage'];

/** Sends a command to the companion, which wakes it. */
export function sendCommand(storage: Storage, type: Command['type']): void {
  const value: Command = { type, at: Date.now() };
  storage.setItem(SettingsKey.command, JSON.stringify(value));
}

/** Requests a switch to another service. */
export function requestService(storage: Storage, service: ServiceName): void {
  storage.setItem(SettingsKey.service, service);
}

/** Requests a sign-out: the companion forgets the wearer and revokes the tokens. */
export function requestSignOut(storage: Storage): void {
  storage.setItem(SettingsKey.signOut, String(Date.now()));
}

/** The parameters that the component passes on from the redirect of a consent page. */
export interface RedirectParameters {
  code?: string;
  error?: string;
  /** The token of an implicit grant. */
  access_token?: string;
}

/** Stores the parameters of a consent page's redirect for the companion, unread. */
export function passOnRedirect(
  storage: Storage,
  service: ServiceName,
  { code, error, access_token }: RedirectParameters = {},
): void {
  const value: AuthRedirect = { service, code, error, token: access_token };
  storage.setItem(SettingsKey.authRedirect, JSON.stringify(value));
}

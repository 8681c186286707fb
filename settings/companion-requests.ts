import type { ServiceName } from '../common/services';
import { type AuthRedirect, type Command, SettingsKey } from '../common/settings-keys';

type Storage = SettingsComponentProps['settingsStorage'];

/** Asks the companion to do something; wakes it where it sleeps. */
export function sendCommand(storage: Storage, type: Command['type']): void {
  const value: Command = { type, at: Date.now() };
  storage.setItem(SettingsKey.command, JSON.stringify(value));
}

/** Asks the companion to go to another service. */
export function requestService(storage: Storage, service: ServiceName): void {
  storage.setItem(SettingsKey.service, service);
}

/** Asks the companion to forget the wearer and to tell the service so. */
export function requestSignOut(storage: Storage): void {
  storage.setItem(SettingsKey.signOut, String(Date.now()));
}

/** What the component passes on from the redirect of a consent page. */
export interface RedirectParameters {
  code?: string;
  error?: string;
  /** An implicit grant brings the token itself. */
  access_token?: string;
}

/** Hands over what the redirect of a service's consent page brought; nothing of it is looked at here. */
export function passOnRedirect(
  storage: Storage,
  service: ServiceName,
  redirect: RedirectParameters | undefined,
): void {
  const { code, error, access_token } = redirect || ({} as RedirectParameters);
  const value: AuthRedirect = { service, code, error, token: access_token };
  storage.setItem(SettingsKey.authRedirect, JSON.stringify(value));
}

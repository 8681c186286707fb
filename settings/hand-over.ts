import { type AuthReturn, type Command, SettingsKey } from '../common/settings-keys';

type Storage = SettingsComponentProps['settingsStorage'];

/** Asks the companion to do something; wakes it where it sleeps. */
export function command(storage: Storage, type: Command['type']): void {
  const value: Command = { type, at: Date.now() };
  storage.setItem(SettingsKey.command, JSON.stringify(value));
}

/** Hands over what the consent page's redirect brought; nothing of it is looked at here. */
export function returned(storage: Storage, parameters: AuthReturn | undefined): void {
  const { code, error } = parameters || ({} as AuthReturn);
  const value: AuthReturn = { code, error };
  storage.setItem(SettingsKey.authReturn, JSON.stringify(value));
}

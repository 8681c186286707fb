import { type AuthReturn, type Command, SettingsKey } from '../common/settings-keys';
import type { KeyValueStore } from './platform';

/** What the settings page has put down for the companion. */
export interface HandOvers {
  authReturn?: AuthReturn;
  command?: Command['type'];
  /** What the wearer typed; empty: the secret is to be forgotten. */
  secret?: string;
}

/**
 * Reads what was handed over. The page's change may be what launched the companion: for that one there is
 * no change event, so storage is read at every start as well. Call `clear` when it has been dealt with.
 */
export function readHandOvers(settings: KeyValueStore): HandOvers {
  const authReturn = readObject(settings, SettingsKey.authReturn);
  const command = readObject(settings, SettingsKey.command);
  const secret = settings.getItem(SettingsKey.clientSecret);
  const found: HandOvers = {};
  if (authReturn) found.authReturn = { code: textOf(authReturn.code), error: textOf(authReturn.error) };
  if (command) found.command = readCommand(command.type);
  if (secret !== null) found.secret = readTyped(secret);
  return found;
}

export function clearHandOver(settings: KeyValueStore, key: 'authReturn' | 'command' | 'clientSecret'): void {
  // Removing what is not there would still be a write to storage.
  if (settings.getItem(key) !== null) settings.removeItem(key);
}

/** The client id that the wearer typed in; undefined where there is none. */
export function readClientId(settings: KeyValueStore): string | undefined {
  const stored = settings.getItem(SettingsKey.clientId);
  return (stored !== null && readTyped(stored)) || undefined;
}

/** What a TextInput stores: `{"name": "what was typed"}`, or the text itself where it is a simple value. */
function readTyped(stored: string): string {
  const value = parse(stored);
  const name = value !== null && typeof value === 'object' ? (value as { name?: unknown }).name : stored;
  return (textOf(name) || '').trim();
}

function readCommand(type: unknown): Command['type'] | undefined {
  return type === 'opened' || type === 'syncNow' || type === 'signOut' ? type : undefined;
}

function readObject(settings: KeyValueStore, key: string): Record<string, unknown> | undefined {
  const stored = settings.getItem(key);
  if (stored === null) return undefined;
  const value = parse(stored);
  // What cannot be read is taken as an empty hand-over, so that it is told and cleared, not kept for ever.
  return value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : {};
}

function parse(stored: string): unknown {
  try {
    return JSON.parse(stored);
  } catch {
    return null;
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

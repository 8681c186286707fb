import type { ResultCode } from './result-codes';
import type { AccountState, Service } from './snapshot';

/**
 * The keys of settingsStorage, the only thing the settings page and the companion share.
 * A token, code, verifier or secret is never here longer than the hand-over: what is marked
 * *hand-over* is deleted by the companion as soon as it has read it.
 */
export const SettingsKey = {
  /** TextInput: the wearer's own client id; absent: the built-in one. */
  clientId: 'clientId',
  /** TextInput, hand-over: a client secret for services that want one. */
  clientSecret: 'clientSecret',
  /** Companion: JSON `Challenge`; what the sign-in button needs. */
  challenge: 'challenge',
  /** Page, hand-over: JSON `AuthReturn`. */
  authReturn: 'authReturn',
  /** Page, hand-over: JSON `Command`. */
  command: 'command',
  /** Companion: JSON `Status`; all that the page shows. */
  status: 'status',
} as const;

/** What the settings page puts into the authorize address. The verifier stays in the companion. */
export interface Challenge {
  clientId: string;
  codeChallenge: string;
  scopes: string[];
}

/** What the redirect brought back from the consent page: a code, or why there is none. */
export interface AuthReturn {
  code?: string;
  error?: string;
}

/** What the page asks of the companion. `at` (ms) makes two equal commands two changes. */
export interface Command {
  type: 'opened' | 'syncNow' | 'signOut';
  at: number;
}

/** What the companion tells the page. Times in ms. */
export interface Status {
  service: Service;
  state: AccountState;
  /** The wearer's name, once the service has told it. */
  name?: string;
  /** Scopes the wearer granted, as the service names them. */
  granted: string[];
  /** Scopes that were asked for and not granted. */
  missing: string[];
  syncing: boolean;
  /** End of the last sync that was tried. */
  lastSync?: number;
  /** How it ended, or how the last try to sign in did. */
  result?: ResultCode;
  /** `limited`: when the service answers again. */
  until?: number;
  /** Requests the service still allows in this hour, where it said so. */
  remaining?: number;
  /** A client secret is kept in the companion. */
  hasSecret: boolean;
}

import type { ResultCode } from './result-codes';
import type { ServiceName } from './services';
import type { AccountService, AccountState, DayNumber, MinuteOfDay, PageName } from './snapshot';

/**
 * The keys of settingsStorage, the only thing the settings page and the companion share; those of the
 * wearer's preferences are in preferences.ts.
 * A token, code, verifier or secret is never here longer than the hand-over: what is marked
 * *hand-over* is deleted by the companion as soon as it has read it.
 */
export const SettingsKey = {
  /** Page, hand-over: the name of the service that the wearer chooses; until it is taken, the page goes by it, then by the challenge. */
  service: 'service',
  /** TextInput: the wearer's own client id; absent: the built-in one. Each service has its own: `CLIENT_ID_KEYS`. */
  clientId: 'clientId',
  googleClientId: 'clientId.google',
  /** TextInput, hand-over: a client secret for services that want one. Each has its own: `CLIENT_SECRET_KEYS`. */
  clientSecret: 'clientSecret',
  googleClientSecret: 'clientSecret.google',
  /** TextInput, hand-over: an access token and, behind a space, its refresh token. */
  pastedToken: 'pastedToken',
  /** TextInput, hand-over: a pairing text (pairing.ts). */
  pairing: 'pairing',
  /** Companion: JSON `Challenge`; what the sign-in button needs. */
  challenge: 'challenge',
  /** Page, hand-over: JSON `AuthRedirect`. */
  authRedirect: 'authRedirect',
  /** Page, hand-over: JSON `Command`. */
  command: 'command',
  /** Page, hand-over: when it was asked for, ms. By itself, so that no other command takes its place before it is done. */
  signOut: 'signOut',
  /** Companion: JSON `Status`; all that the page shows. */
  status: 'status',
  /** Companion: JSON `Diagnostics`, once they were asked for. */
  diagnostics: 'diagnostics',
  /** Companion: JSON `LastResponses`. */
  lastResponses: 'lastResponses',
} as const;

/** The settings key of the wearer's own client id at each service. */
export const CLIENT_ID_KEYS: Record<ServiceName, string> = {
  fitbit: SettingsKey.clientId,
  google: SettingsKey.googleClientId,
};

/** The settings key of the client secret for each service: so none can reach the other. */
export const CLIENT_SECRET_KEYS: Record<ServiceName, string> = {
  fitbit: SettingsKey.clientSecret,
  google: SettingsKey.googleClientSecret,
};

/** How each service answered last, and when (ms): all was well, or it has ended. Absent: nothing is known. */
export type LastResponses = { [Name in ServiceName]?: { code: 'ok' | 'gone'; at: number } };

/** What the settings page puts into the authorize address. The verifier stays in the companion. */
export interface Challenge {
  /** The service that is chosen. */
  service: ServiceName;
  clientId: string;
  codeChallenge: string;
}

/** What the redirect brought back from the consent page: a code, an implicit grant's token, or why there is neither. */
export interface AuthRedirect {
  /** Whose consent page it was. */
  service?: string;
  code?: string;
  token?: string;
  error?: string;
}

/** What the page asks of the companion. `at` (ms) makes two equal commands two changes. */
export interface Command {
  type: 'pageOpened' | 'syncNow' | 'diagnose';
  at: number;
}

/** How the last call for a data set ended, good or bad. */
export interface FetchResult {
  /** ms. */
  triedAt: number;
  code: ResultCode;
}

/** How syncing goes. Times in ms. */
export interface SyncReport {
  /** By data set. */
  fetchResults: Record<string, FetchResult | undefined>;
  /** Until then nothing is asked; `rate-limit`: because the service wants it so. */
  backoff?: { from: number; until: number; code: ResultCode };
  /** Requests the service still allows in this hour, where it said so. */
  remainingRequests?: number;
  /** End of the last sync that was tried. */
  lastSyncAt?: number;
  /** How it ended, or how the last try to sign in did. */
  result?: ResultCode;
  /** What went wrong last, newest first, each with the time it happened last. */
  errors?: [ResultCode, number][];
}

/** Where data sets are shown; `checkups` is the diagnostics section of the settings page. */
export type Surface = 'home' | PageName | 'checkups';

/** What the companion tells the page. Times in ms. */
export interface Status extends SyncReport {
  service: AccountService;
  state: AccountState;
  /** The wearer's name, once the service has told it. */
  name?: string;
  /** Scopes the wearer granted, as the service names them. */
  grantedScopes: string[];
  /** Scopes that home needs, each page that is on, and the checkups if they are. */
  requiredScopes: { surface: Surface; scopes: string[] }[];
  isSyncing: boolean;
  /** When a session ends that cannot be renewed. */
  sessionEndsAt?: number;
  /** A client secret is kept in the companion. */
  hasSecret: boolean;
  /** Pages, checkups (by data set) and goals (by settings key) for which the service that is chosen has nothing. */
  unsupported?: string[];
}

/** An alarm of a device. */
export interface Alarm {
  enabled: boolean;
  deleted?: boolean;
  minute: MinuteOfDay;
  /** In English capitals (MONDAY); absent or empty: it rings once. */
  weekDays?: string[];
}

/** Why there is no answer to one of the questions of the diagnostics. */
export interface DiagnosticFailure {
  code: ResultCode;
}

/** What the diagnostics section shows. Each answer stands by itself and is absent where it may not be asked for. */
export interface Diagnostics {
  /** When it was asked, ms. */
  at: number;
  /** What the service says about the access token: its end (ms), and to whom and to whose data it belongs. */
  token?: { expiresAt: number; scopes: string[]; clientId: string; userId: string } | DiagnosticFailure;
  /** Estimates of VO₂ max, ml/min/kg, in order of date. */
  cardioFitness?: { date: DayNumber; low: number; high: number }[] | DiagnosticFailure;
  /** The newest reading, if there is any; `result` in the service's words, `bpm` in beats a minute. */
  ecg?: { date: DayNumber; minute: MinuteOfDay; result: string; bpm?: number }[] | DiagnosticFailure;
  /** Whether the wearer lets the service watch the heart's rhythm. */
  irnProfile?: { onboarded: boolean; enrolled: boolean } | DiagnosticFailure;
  /** Of the device that was synced last. */
  alarms?: Alarm[] | DiagnosticFailure;
}

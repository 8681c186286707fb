import type { ResultCode } from './result-codes';
import type { ServiceName } from './services';
import type { AccountService, AccountState, DayNumber, MinuteOfDay, PageName } from './snapshot';

/**
 * The keys of settingsStorage, which the settings page and the companion share. The keys of the preferences are in
 * preferences.ts. The companion deletes an entry marked *request* as soon as it has stored its effect, so no token,
 * code, verifier or secret stays here.
 */
export const SettingsKey = {
  /** Page, request: the name of the service that the wearer chooses. Afterwards the challenge names it. */
  service: 'service',
  /** TextInput: the wearer's own client id; absent: the built-in one. See `CLIENT_ID_KEYS`. */
  clientId: 'clientId',
  googleClientId: 'clientId.google',
  /** TextInput, request: a client secret. See `CLIENT_SECRET_KEYS`. */
  clientSecret: 'clientSecret',
  googleClientSecret: 'clientSecret.google',
  /** TextInput, request: an access token and, after a space, its refresh token. */
  pastedToken: 'pastedToken',
  /** TextInput, request: a pairing text (pairing.ts). */
  pairing: 'pairing',
  /** Companion: JSON `Challenge`, for the sign-in button. */
  challenge: 'challenge',
  /** Page, request: JSON `AuthRedirect`. */
  authRedirect: 'authRedirect',
  /** Page, request: JSON `Command`. */
  command: 'command',
  /** Page, request: its time, ms. Separate from `command`, so that no other command replaces it. */
  signOut: 'signOut',
  /** Companion: JSON `Status`. */
  status: 'status',
  /** Companion: JSON `Diagnostics`, once they were requested. */
  diagnostics: 'diagnostics',
  /**
   * Page: the question that it shows; see settings/open-parts.ts. The companion removes it with a change of account.
   */
  asking: 'asking',
  /** Companion: JSON `LastResponses`. */
  lastResponses: 'lastResponses',
} as const;

/** The settings key of the wearer's own client id at each service. */
export const CLIENT_ID_KEYS: Record<ServiceName, string> = {
  fitbit: SettingsKey.clientId,
  google: SettingsKey.googleClientId,
};

/** The settings key of the client secret for each service, so that no service receives the secret of another. */
export const CLIENT_SECRET_KEYS: Record<ServiceName, string> = {
  fitbit: SettingsKey.clientSecret,
  google: SettingsKey.googleClientSecret,
};

/**
 * The last response of each service and its time, ms: `ok`, or `gone` for a service that has ended. Absent: unknown.
 */
export type LastResponses = { [Name in ServiceName]?: { code: 'ok' | 'gone'; at: number } };

/** What the settings page puts into the authorization URL. The verifier stays in the companion. */
export interface Challenge {
  /** The chosen service. */
  service: ServiceName;
  clientId: string;
  codeChallenge: string;
}

/** The parameters of the consent page's redirect: a code, the token of an implicit grant, or an error. */
export interface AuthRedirect {
  /** The service of the consent page. */
  service?: string;
  code?: string;
  token?: string;
  error?: string;
}

/** A command of the page for the companion. `at` (ms) makes two equal commands two changes. */
export interface Command {
  type: 'pageOpened' | 'syncNow' | 'diagnose';
  at: number;
}

/** The result of the last request for a data set. */
export interface FetchResult {
  /** ms. */
  triedAt: number;
  code: ResultCode;
  /** How many rows of how many could not be read, or not in whole; absent: none. */
  lost?: number;
  rows?: number;
  /** Why a part of it could not be requested; the rest was good. */
  partCode?: ResultCode;
}

/** How a wearer signs in: on a consent page, with a pasted access token, or with a pairing text. */
export type SignInMethod = 'consent' | 'token' | 'pairing';

/** A sign-in that failed. */
export interface FailedSignIn {
  method: SignInMethod;
  code: ResultCode;
  /** ms. */
  at: number;
  /** It is kept and tried again. */
  isPending: boolean;
}

/** The state of syncing. Times in ms. */
export interface SyncReport {
  /** The results by data set. */
  results: Record<string, FetchResult | undefined>;
  /** A period without requests; with the code `rate-limit` the service demands it. */
  backoff?: { from: number; until: number; code: ResultCode };
  /** When the rest of a sync is fetched that our own limit of requests cut off, ms. */
  restAt?: number;
  /** Requests that the service still allows in this hour, where it reports them. */
  remainingRequests?: number;
  /** End of the last sync, successful or not. */
  lastSyncAt?: number;
  /** End of the last sync that brought data, or in which nothing failed. */
  syncedAt?: number;
  /** The result of the last sync. */
  result?: ResultCode;
  /** The last sign-in that failed; absent after a sign-in that did not. */
  failedSignIn?: FailedSignIn;
  /** The last errors, newest first, each with its last time. */
  errors?: [ResultCode, number][];
}

/** Where data sets are shown; `checkups` is the diagnostics section of the settings page. */
export type Surface = 'home' | PageName | 'checkups';

/** What the companion reports to the page. Times in ms. */
export interface Status extends SyncReport {
  service: AccountService;
  state: AccountState;
  /** The wearer's name, once it was fetched. */
  name?: string;
  /** The granted scopes, as the service names them. */
  grantedScopes: string[];
  /** The scopes that home, each enabled page and the enabled checkups need. */
  requiredScopes: { surface: Surface; scopes: string[] }[];
  isSyncing: boolean;
  /** The end of a session that cannot be renewed. */
  sessionEndsAt?: number;
  /** The companion keeps a client secret. */
  hasSecret: boolean;
  /** Pages, checkups (by data set) and goals (by settings key) for which the chosen service has no data. */
  unsupported?: string[];
}

export interface Alarm {
  enabled: boolean;
  deleted?: boolean;
  minute: MinuteOfDay;
  /** In English capitals (MONDAY); absent or empty: it rings once. */
  weekDays?: string[];
}

/** Why an item of the diagnostics is missing. */
export interface DiagnosticFailure {
  code: ResultCode;
}

/** What the diagnostics section shows. An item whose scope was not granted is absent. */
export interface Diagnostics {
  /** The time of the requests, ms. */
  at: number;
  /** The access token, as the service knows it. `expiresAt` in ms. */
  token?: { expiresAt: number; scopes: string[]; clientId: string; userId: string } | DiagnosticFailure;
  /** Estimates of VO₂ max, ml/min/kg, in order of date. */
  cardioFitness?: { date: DayNumber; low: number; high: number }[] | DiagnosticFailure;
  /** The newest reading, if any; `result` in the words of the service, `bpm` in beats a minute. */
  ecg?: { date: DayNumber; minute: MinuteOfDay; result: string; bpm?: number }[] | DiagnosticFailure;
  /** Whether irregular rhythm notifications are set up and on. */
  irnProfile?: { onboarded: boolean; enrolled: boolean } | DiagnosticFailure;
  /** The alarms of the device that synced last. */
  alarms?: Alarm[] | DiagnosticFailure;
}

import type { Pairing } from '../../common/pairing';
import type { ResultCode } from '../../common/result-codes';
import { DEFAULT_SERVICE, type ServiceName } from '../../common/services';
import type { SignInMethod } from '../../common/settings-keys';
import { assign } from '../assign';
import type { StoredValue } from '../stored-value';
import type { Client } from './oauth-requests';
import type { Tokens } from './tokens';

/**
 * Everything known about the wearer's account, in one record. One write is one transition: a companion that is killed
 * between two lines wakes up in the state before or after, never in between. docs/token-life.md describes the life of
 * the tokens.
 */
export interface Account {
  /** Random, and new on every change of account. It is also the `origin` of the snapshots. */
  origin: number;
  /** The service of everything in this record; see `serviceOf`. */
  service?: ServiceName;
  /** PKCE verifier of the next sign-in. */
  verifier?: string;
  /** Client secret, for services that want one. */
  secret?: string;
  /** What is still to be exchanged for tokens. */
  pending?: PendingSignIn;
  tokens?: Tokens;
  /** When the session began, ms. */
  startedAt?: number;
  /** The last refresh with `tokens.refreshToken` that had no response. */
  unanswered?: UnansweredRefresh;
  /** `reconnect`: the session is over. `gone`: the service responded 410; the tokens are kept. */
  ended?: 'reconnect' | 'gone';
  /** Tokens that are still to be revoked. */
  revocations?: Revocation[];
}

/** A refresh that may have reached the service, and whose response is not on disk. */
export interface UnansweredRefresh {
  /** ms. */
  sentAt: number;
  /** How the last one without a response failed; absent while the first is on its way. */
  code?: ResultCode;
}

/** What a session begins with. All but a pairing expire after ten minutes. */
export type PendingSignIn = (PendingCode | PendingTokens | PendingPairing) & {
  receivedAt: number;
  /** The service wants no request before, ms. */
  retryAt?: number;
  /** A pairing is a refresh: the one that has no response yet. */
  unanswered?: UnansweredRefresh;
};

/** A code from the consent page, to be exchanged by `clientId` with the account's verifier. */
export interface PendingCode {
  code: string;
  clientId: string;
  tokens?: undefined;
  pairing?: undefined;
}

/** Tokens as the wearer brings them. */
export type BroughtTokens = Pick<Tokens, 'accessToken' | 'refreshToken'>;

/** Tokens from an implicit grant, or pasted by the wearer. They are introspected first. */
export interface PendingTokens {
  tokens: BroughtTokens;
  pairing?: undefined;
}

/** A sign-in made on a computer. It does not expire, and the present session goes on until it succeeds. */
export interface PendingPairing {
  pairing: Pairing;
  tokens?: undefined;
}

export interface Revocation {
  service?: ServiceName;
  token: string;
  client: Client;
  /** See `Tokens.userId`. */
  userId: string;
}

/** Reads and changes the account. `change` and `replace` return false when the change is only in memory. */
export interface AccountStore {
  read(): Account;
  /** Replaces the account by another one. */
  replace(account: Account): boolean;
  change(patch: Partial<Account>): boolean;
  /** Writes what is only in memory; true when everything is on disk. */
  flush(): boolean;
}

/** A record without a service is Fitbit's. */
export const serviceOf = ({ service = 'fitbit' }: { service?: ServiceName }): ServiceName => service;

/** The service of the session that the pending sign-in begins: a pairing names its own. */
export const pendingSignInService = (account: Account): ServiceName =>
  serviceOf((account.pending && account.pending.pairing) || account);

/** A token of an implicit grant counts as pasted: both are introspected. */
export const methodOf = ({ pairing, tokens }: PendingSignIn): SignInMethod =>
  pairing ? 'pairing' : tokens ? 'token' : 'consent';

/** Opens the stored account. A new one is created and stored when there is none. */
export const openAccount = (
  stored: StoredValue<Account | undefined>,
  createOrigin: () => number,
): AccountStore => {
  const read = (): Account => {
    let account = stored.read();
    if (!account) {
      account = { origin: createOrigin(), service: DEFAULT_SERVICE };
      stored.write(account);
    }
    return account;
  };
  return {
    read,
    replace: stored.write,
    change: (patch) => stored.write(assign(read(), patch)),
    flush: stored.flush,
  };
};

/** A whole number 0 … 2³²−1 that no other account of this phone has. */
export const createRandomOrigin = (randomBytes: (count: number) => Uint8Array): number =>
  randomBytes(4).reduce((value, byte) => value * 256 + byte, 0);

/** The revocations that are pending after the end of the session: the earlier ones, then its own. */
export const revocationsAfterSignOut = ({
  service,
  tokens,
  secret,
  revocations = [],
}: Account): Revocation[] => {
  if (!tokens) return revocations;
  return revocations.concat({
    service,
    token: tokens.refreshToken || tokens.accessToken,
    client: { id: tokens.clientId, secret },
    userId: tokens.userId,
  });
};

import type { Pairing } from '../../common/pairing';
import { DEFAULT_SERVICE, type ServiceName } from '../../common/services';
import type { AccountState } from '../../common/snapshot';
import { patched } from '../patched';
import type { StoredValue } from '../stored-value';
import type { Client } from './oauth-requests';
import type { Tokens } from './tokens';

/**
 * All that is known about the wearer's account, in one record: one write is one transition, so a
 * companion that is killed between two lines wakes up in the state before or after, never between.
 * The life of the tokens in it is drawn and told in docs/token-life.md.
 */
export interface Account {
  /** Random; another one on every change of account. Also the `origin` of the snapshots. */
  origin: number;
  /** Whose all of this is: see `serviceOf`. */
  service?: ServiceName;
  /** The settings page was opened since the last sign-out: the wearer means to sign in. */
  wantsToSignIn?: boolean;
  /** PKCE verifier of the next sign-in. */
  verifier?: string;
  /** Client secret, for services that want one. */
  secret?: string;
  /** What is still to be made into tokens. */
  pendingSignIn?: PendingSignIn;
  tokens?: Tokens;
  /** When the session began, ms. */
  sessionStartedAt?: number;
  /** When the oldest unanswered refresh with `tokens.refreshToken` was sent, ms. */
  refreshStartedAt?: number;
  /** `reconnect`: the session is over. `gone`: the service answered 410; tokens are kept for one more try on demand. */
  ended?: 'reconnect' | 'gone';
  /** Tokens of sign-outs that the service has not been told of yet. */
  pendingRevocations?: Revocation[];
}

/** What came from outside to begin a session with. `receivedAt` is when it came, ms: all but a pairing wait ten minutes at most. */
export type PendingSignIn = PendingCode | PendingTokens | PendingPairing;

/** From the consent page, to be exchanged by `clientId` with the account's verifier. */
interface PendingCode {
  code: string;
  clientId: string;
  receivedAt: number;
}

/** From an implicit grant, or pasted by the wearer; it is checked first. */
interface PendingTokens {
  tokens: Pick<Tokens, 'accessToken' | 'refreshToken'>;
  receivedAt: number;
}

/** A sign-in that was made elsewhere: it waits as long as it takes, and who is signed in meanwhile stays so. */
interface PendingPairing {
  pairing: Pairing;
  receivedAt: number;
}

export interface Revocation {
  service?: ServiceName;
  token: string;
  client: Client;
  /** See `Tokens.userId`. */
  userId: string;
}

/** Reads and changes the account; `change` is false where the change is only in memory. */
export interface AccountStore {
  read(): Account;
  /** Another account takes the place of this one. */
  replace(account: Account): boolean;
  change(patch: Partial<Account>): boolean;
  /** True when all of it is on disk. */
  flush(): boolean;
}

/** Records of before there was a choice do not say: they are Fitbit's. */
export const serviceOf = ({ service = 'fitbit' }: { service?: ServiceName }): ServiceName => service;

/** The service of the session that is to begin with what has arrived: a pairing names its own. */
export const pendingSignInService = (account: Account): ServiceName => {
  const { pendingSignIn } = account;
  return serviceOf(pendingSignIn && 'pairing' in pendingSignIn ? pendingSignIn.pairing : account);
};

/** The account in its slot; a new one is made where there is none. */
export const openAccount = (
  stored: StoredValue<Account | undefined>,
  randomOrigin: () => number,
): AccountStore => {
  const read = (): Account => {
    let account = stored.read();
    if (!account) {
      account = { origin: randomOrigin(), service: DEFAULT_SERVICE };
      stored.write(account);
    }
    return account;
  };
  return {
    read,
    replace: stored.write,
    change: (patch) => stored.write(patched(read(), patch)),
    flush: stored.flush,
  };
};

/** A whole number 0 … 2³²−1 that no other account of this phone has. */
export const randomOrigin = (randomBytes: (count: number) => Uint8Array): number =>
  randomBytes(4).reduce((value, byte) => value * 256 + byte, 0);

/** How things stand, as the watch and the settings page are told; `limited` while the service wants no requests. */
export const accountStateOf = ({ ended, tokens, wantsToSignIn }: Account, isLimited: boolean): AccountState =>
  ended || (tokens ? (isLimited ? 'limited' : 'ok') : wantsToSignIn ? 'finishSignIn' : 'notSetUp');

/** What the service is owed when the session is given up, after what it is owed already. */
export const revocationsAfterSignOut = ({
  service,
  tokens,
  secret,
  pendingRevocations = [],
}: Account): Revocation[] => {
  if (!tokens) return pendingRevocations;
  const { accessToken, refreshToken, clientId: id, userId } = tokens;
  return pendingRevocations.concat({
    service,
    token: refreshToken || accessToken,
    client: { id, secret },
    userId,
  });
};

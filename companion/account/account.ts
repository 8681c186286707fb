import type { AccountState } from '../../common/snapshot';
import type { Slot } from '../slot';
import type { Client, Tokens } from './oauth-requests';

/**
 * All that is known about the wearer's account, in one record: one write is one transition, so a
 * companion that is killed between two lines wakes up in the state before or after, never between.
 *
 * The life of the tokens:
 *
 *                        code exchanged
 *      signed out ────────────────────────▶ held ◀─────────────────┐
 *          ▲                                 │ 5 min before expiry, │ answer written down,
 *          │ sign out                        │ or `expired_token`   │ then used
 *          │ (a revoke is owed)              ▼                      │
 *          ├──────────────────────────── attempt ───────────────────┘
 *          │                              │   ▲ │ answer lost: the same token again,
 *          │                 invalid_grant│   └─┘ in this wake and in every later one
 *          │                              ▼
 *          └─── reconnect ◀───────────────┘        410, anywhere: `gone`, tokens kept
 *
 * - `attempt` is written before the refresh is sent, the answer before it is used. Whoever finds an
 *   `attempt` (after a kill, a lost answer, a jump of the clock) sends the same refresh token again
 *   before anything else: for two minutes the service gives the same answer to it.
 * - Only `invalid_grant` drops tokens, after storage was read once more (another run of the companion
 *   may have rotated them). Everything else leaves them as they are.
 * - Where storage does not take the `attempt`, no refresh is sent; where it does not take the answer,
 *   the answer waits in memory, unused, until storage does.
 * - Nobody can save a token that was rotated, whose answer was lost, and where the phone slept past
 *   the two minutes: the next attempt ends in `reconnect`.
 */
export interface Account {
  /** Random; another one on every change of account. Also the `origin` of the snapshots. */
  origin: number;
  /** The settings page was opened since the last sign-out. */
  opened?: boolean;
  /** PKCE verifier of the sign-in that the settings page offers. */
  verifier?: string;
  /** Client secret, for services that want one. */
  secret?: string;
  /** A code from the consent page that is still to be exchanged. */
  exchange?: Exchange;
  tokens?: Tokens;
  /** When the oldest unanswered refresh with `tokens.refresh` was sent, ms. */
  attempt?: number;
  /** `reconnect`: the service took the grant back. `gone`: it answered 410; tokens are kept for one more try on demand. */
  ended?: 'reconnect' | 'gone';
  /** Tokens of sign-outs that the service has not been told of yet. */
  owed?: Revocation[];
}

export interface Exchange {
  code: string;
  verifier: string;
  clientId: string;
  /** When it came, ms: a code lives ten minutes. */
  at: number;
}

export interface Revocation {
  token: string;
  client: Client;
  /** See `Tokens.userId`. */
  userId: string;
}

/** Reads and changes the account; `change` is false where the change is only in memory. */
export interface AccountRecord {
  read(): Account;
  change(patch: Partial<Account>): boolean;
  /** True when all of it is on disk. */
  flush(): boolean;
}

/** The account in its slot; a new one is made where there is none. */
export function openAccount(slot: Slot<Account>, randomOrigin: () => number): AccountRecord {
  if (!slot.read()) slot.write({ origin: randomOrigin() });
  const read = () => slot.read() || { origin: randomOrigin() };
  return {
    read,
    change: (patch) => slot.write(Object.assign({}, read(), patch)),
    flush: slot.flush,
  };
}

/** A whole number 0 … 2³²−1 that no other account of this phone has. */
export function randomOrigin(randomBytes: (count: number) => Uint8Array): number {
  const b = randomBytes(4);
  return ((b[0] << 24) | (b[1] << 16) | (b[2] << 8) | b[3]) >>> 0;
}

/** How things stand, as the watch and the settings page are told; `limited` while the service wants no requests. */
export function accountState(account: Account, limited: boolean): AccountState {
  if (account.ended) return account.ended;
  if (account.tokens) return limited ? 'limited' : 'ok';
  return account.opened ? 'finishSignIn' : 'notSetUp';
}

/** The client that may use the account's tokens. */
export function clientOf(account: Account, clientId: string): Client {
  return { id: clientId, secret: account.secret };
}

/** What the service is owed when `tokens` are given up. */
export function revocationOf(tokens: Tokens, secret: string | undefined): Revocation {
  return { token: tokens.refresh, client: { id: tokens.clientId, secret }, userId: tokens.userId };
}

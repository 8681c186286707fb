import type { Account } from '../../companion/account/account';
import type { Instant } from '../../simulator/world/clock';
import type { Run } from './invariant';
import { perRun } from './per-run';

/** The keys of the companion's storage that invariants look at. */
type WatchedKey = 'account' | 'sent' | 'sync';
const WATCHED: readonly WatchedKey[] = ['account', 'sent', 'sync'];

const MAX_REFUSALS = 500;

/** What happened to one key of the companion's storage, by the true time. */
interface KeyHistory {
  /** The value that the companion wrote last; null: none, or it removed the key. */
  written: string | null;
  writtenAt: Instant | undefined;
  /** The last times at which the storage had no room for a write. */
  refusals: Instant[];
  /** When the value was last found to be another than the companion had written: lost, or wiped. */
  lostAt: Instant | undefined;
}

/** The companion's storage: what it wrote, what was refused, and what was lost. */
export class CompanionStorage {
  private readonly keys = new Map<WatchedKey, KeyHistory>();
  private readonly accountListeners: ((now: Account, before: Account, isLost: boolean) => void)[] = [];
  private lastAccount: Account = NO_ACCOUNT;

  constructor({ world }: Run) {
    const { clock, localStore, moments } = world;
    for (const key of WATCHED) {
      this.keys.set(key, { written: null, writtenAt: undefined, refusals: [], lostAt: undefined });
    }
    /** Notes a loss. Between two writes of the companion nothing else may change its storage. */
    const findLoss = (key: WatchedKey): void => {
      const history = this.of(key);
      const text = localStore.get(key);
      if (text === history.written) return;
      history.written = text;
      history.lostAt = clock.now();
      if (key === 'account') this.noteAccount(text, true);
    };
    // A companion that is killed in the moment of a write has written. Its storage may take that back at once.
    let writing: string | undefined;
    let changes = 0;
    localStore.listen(({ key }) => {
      if (key === writing) changes++;
    });
    moments.listen(
      (moment, detail) => {
        const key = WATCHED.find((each) => each === detail);
        if (moment === 'wake') for (const each of WATCHED) findLoss(each);
        else if (!key) return;
        else if (moment === 'write') {
          findLoss(key);
          writing = key;
          changes = 0;
          const { refusals } = this.of(key);
          if (localStore.isFull && refusals.push(clock.now()) > MAX_REFUSALS) refusals.shift();
        } else if (writing !== key) {
          // The companion was woken within the write, wrote something else and may have been killed.
          findLoss(key);
        } else if (localStore.get(key) === null || changes > 1) {
          // The companion removes none of these: the storage was wiped in this very moment.
          this.of(key).written = TAKEN_BACK;
          findLoss(key);
        } else {
          this.of(key).written = localStore.get(key);
          this.of(key).writtenAt = clock.now();
          if (key === 'account') this.noteAccount(localStore.get(key), false);
        }
      },
      ['wake', 'write', 'written'],
    );
  }

  of(key: WatchedKey): Readonly<KeyHistory> & KeyHistory {
    const history = this.keys.get(key);
    if (!history) throw new Error(`${key} is not watched`);
    return history;
  }

  /** The account as it is on disk. Without one, an account that has no tokens. */
  get account(): Account {
    return this.lastAccount;
  }

  /** Calls `listener` after each write of the account, and when a part of it was lost (`isLost`). */
  onAccount(listener: (now: Account, before: Account, isLost: boolean) => void): void {
    this.accountListeners.push(listener);
  }

  private noteAccount(text: string | null, isLost: boolean): void {
    const before = this.lastAccount;
    this.lastAccount = readAccount(text);
    for (const listener of this.accountListeners) listener(this.lastAccount, before, isLost);
  }
}

/** No text of the storage. */
const TAKEN_BACK = '';

const NO_ACCOUNT: Account = { origin: 0 };

/** The companion's own format; see companion/stored-value.ts. */
function readAccount(text: string | null): Account {
  return text === null ? NO_ACCOUNT : ((JSON.parse(text) as { value?: Account }).value ?? NO_ACCOUNT);
}

export const companionStorage = perRun((run) => new CompanionStorage(run));

import type { ResultCode } from '../common/result-codes';
import type { Status } from '../common/settings-keys';
import type { AccountSection, LookSection, Service } from '../common/snapshot';
import { type Account, accountState } from './account/account';
import { toSeconds } from './dates';
import { patched } from './patched';
import type { KeyValueStore } from './platform';
import { PAGES } from './sources/health-source';
import type { RecordCache } from './sync/record-cache';
import { present } from './sync/sections/section';
import { holdAt, type SyncState } from './sync/sync-state';

/** A session that cannot be renewed is announced to end so long before it does, ms. */
const ANNOUNCED = 2 * 3600000;

/** How things stand, in the words of those who are told. */
export interface Report {
  /** For the settings page. */
  status: Omit<Status, 'syncing'>;
  /** For the watch. */
  account: AccountSection;
  /** For the watch: the pages that are on and have something to show or will have. */
  look: LookSection;
}

/** `wakes`: when the companion means to wake up next, ms. */
export const report = (
  account: Account,
  sync: SyncState,
  records: RecordCache['records'],
  needs: Status['needs'],
  serviceName: Service,
  now: number,
  wakes: number,
): Report => {
  const { tokens, ended, secret } = account;
  const hold = holdAt(sync, now);
  const limit = hold && hold.code === 'rate-limit' ? hold.until : undefined;
  const granted = tokens ? tokens.scopes : [];
  const ends = tokens && !tokens.refresh ? tokens.expiresAt : undefined;
  const soon = ends && ends - now < ANNOUNCED ? ends : undefined;
  const until = limit || soon;
  const service = tokens || ended ? serviceName : 'none';
  const state = accountState(account, !!limit);
  const code: ResultCode | undefined = soon ? 'ending' : sync.result;

  const pages: LookSection['pages'] = [];
  for (const { page, scopes } of needs) {
    if (page === 'home' || page === 'checkups') continue;
    const mayAsk = scopes.some((scope) => granted.indexOf(scope) >= 0);
    if (mayAsk || PAGES[page].some((dataSet) => records[dataSet])) pages.push(page);
  }
  return {
    status: patched(sync, {
      service,
      state,
      name: records.profile && records.profile.value.name,
      granted,
      needs,
      ends,
      hasSecret: !!secret,
    }),
    account: present({
      service,
      state,
      until: until && toSeconds(until),
      nextSync: tokens && !ended ? toSeconds(limit || wakes) : undefined,
      code: service !== 'none' && code !== 'ok' ? code : undefined,
    }),
    look: { pages, accent: 'sun', motion: true },
  };
};

/** Writes what the page shows (`null`: nothing), where it has changed: a write draws the page anew. */
export const publish = (settings: KeyValueStore, key: string, value: object | null): void => {
  const text = JSON.stringify(value);
  try {
    if (settings.getItem(key) !== text) settings.setItem(key, text);
  } catch {
    // Storage is full: the page goes on showing what it has, the next wake tries again.
  }
};

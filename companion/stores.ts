import { type Account, type AccountStore, openAccount } from './account/account';
import type { RequestTimes } from './http/budget';
import type { KeyValueStore } from './platform';
import { openStoredValue, type StoredValue } from './stored-value';
import { type Delivery, UNSENT } from './sync/delivery';
import type { RecordCache } from './sync/record-cache';
import { type SyncState, UNSYNCED } from './sync/sync-state';

/** Everything that the companion keeps in localStorage. Sync state and records belong to one account. */
export interface Stores {
  account: AccountStore;
  requestTimes: StoredValue<RequestTimes>;
  syncState: StoredValue<SyncState>;
  records: StoredValue<RecordCache>;
  delivery: StoredValue<Delivery>;
}

/** `newOrigin` names an account that is created because there is none. */
export const openStores = (local: KeyValueStore, newOrigin: () => number): Stores => {
  // Records can be fetched again, tokens cannot: full storage drops the records.
  const makeRoom = () => local.removeItem('records');
  const account = openAccount(
    openStoredValue<Account | undefined>(local, 'account', undefined, { makeRoom }),
    newOrigin,
  );
  const owner = { origin: () => account.read().origin };
  return {
    account,
    requestTimes: openStoredValue<RequestTimes>(local, 'sent', []),
    syncState: openStoredValue<SyncState>(local, 'sync', UNSYNCED, owner),
    records: openStoredValue<RecordCache>(local, 'records', {}, owner),
    delivery: openStoredValue<Delivery>(local, 'delivery', UNSENT),
  };
};

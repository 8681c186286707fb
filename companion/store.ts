import type { Account } from './account/account';
import type { KeyValueStore } from './platform';
import { openSlot, type Slot } from './slot';
import type { Spent } from './sync/budget';
import type { Delivery } from './sync/delivery';
import type { RecordCache } from './sync/record-cache';
import type { SyncState } from './sync/sync-state';

/** All of the companion's localStorage. */
export interface Store {
  account: Slot<Account>;
  /** The requests that were sent, whoever was signed in. */
  spent: Slot<Spent>;
  sync: Slot<SyncState>;
  records: Slot<RecordCache>;
  delivery: Slot<Delivery>;
}

export function openStore(local: KeyValueStore): Store {
  return {
    // Records can be asked for again, tokens cannot: where storage is full, records make room.
    account: openSlot<Account>(local, 'account', () => local.removeItem('records')),
    spent: openSlot<Spent>(local, 'spent'),
    sync: openSlot<SyncState>(local, 'sync'),
    records: openSlot<RecordCache>(local, 'records'),
    delivery: openSlot<Delivery>(local, 'delivery'),
  };
}

import { type Challenge, SettingsKey, type Status } from '../common/settings-keys';
import type { AccountSection, LookSection } from '../common/snapshot';
import { type Account, accountState } from './account/account';
import type { KeyValueStore } from './platform';
import type { HealthService } from './sources/health-source';
import type { RecordCache } from './sync/record-cache';
import { toSeconds } from './sync/summarise';
import { holdAt, type SyncState } from './sync/sync-state';

/** What the settings page and the snapshot's first sections are made from. */
export interface Standing {
  account: Account;
  sync: SyncState;
  records: RecordCache['records'];
  service: HealthService;
  /** Scopes that are asked for. */
  scopes: string[];
  /** ms. */
  now: number;
  /** Time between two wakes, ms. */
  interval: number;
}

export function statusOf(standing: Standing, syncing: boolean): Status {
  const { account, sync, records, service, scopes } = standing;
  const granted = account.tokens ? account.tokens.scopes : [];
  return {
    service: account.tokens || account.ended ? service.name : 'none',
    state: stateOf(standing),
    name: records.profile?.value.name,
    granted,
    missing: account.tokens ? scopes.filter((scope) => granted.indexOf(scope) < 0) : [],
    syncing,
    lastSync: sync.lastSync,
    result: sync.result,
    until: limitOf(standing),
    remaining: sync.remaining,
    hasSecret: account.secret !== undefined,
  };
}

export function accountSection(standing: Standing): AccountSection {
  const { account, sync, service, now, interval } = standing;
  const section: AccountSection = {
    service: account.tokens || account.ended ? service.name : 'none',
    state: stateOf(standing),
  };
  const until = limitOf(standing);
  if (until !== undefined) section.until = toSeconds(until);
  if (account.tokens && !account.ended) section.nextSync = toSeconds(until ?? now + interval);
  if (section.service !== 'none' && sync.result && sync.result !== 'ok') section.code = sync.result;
  return section;
}

/** The pages that have something to show or will have; the look is not yet the wearer's to choose. */
export function lookSection({ account, records, service }: Standing): LookSection {
  const granted = account.tokens ? account.tokens.scopes : [];
  const sleep = granted.indexOf(service.scopes.nights) >= 0 || records.nights !== undefined;
  return { pages: sleep ? ['sleep'] : [], accent: 'sun', motion: true };
}

/** Writes what the page shows, where it has changed: a write draws the page anew. */
export function publish(settings: KeyValueStore, challenge: Challenge | undefined, status: Status): void {
  put(settings, SettingsKey.challenge, challenge);
  put(settings, SettingsKey.status, status);
}

function stateOf({ account, sync, now }: Standing): Status['state'] {
  return accountState(account, limitOf({ sync, now }) !== undefined);
}

/** When the service answers again, ms; undefined where it does. */
function limitOf({ sync, now }: Pick<Standing, 'sync' | 'now'>): number | undefined {
  const hold = holdAt(sync, now);
  return hold && hold.code === 'rate-limit' ? hold.until : undefined;
}

function put(settings: KeyValueStore, key: string, value: Challenge | Status | undefined): void {
  const text = value === undefined ? null : JSON.stringify(value);
  if (settings.getItem(key) === text) return;
  try {
    if (text === null) settings.removeItem(key);
    else settings.setItem(key, text);
  } catch {
    // Storage is full: the page goes on showing what it has, the next wake tries again.
  }
}

import { ACCENT_COLOURS, GOALS, goalKey, PAGES, type Preferences } from '../common/preferences';
import type { Status } from '../common/settings-keys';
import type { AccountSection, AccountService, LookSection } from '../common/snapshot';
import { type Account, accountStateOf } from './account/account';
import { toSeconds } from './dates';
import { patched } from './patched';
import type { KeyValueStore } from './platform';
import {
  type HealthService,
  isGranted,
  SURFACE_DATA_SETS,
  type Surface,
  scopesFor,
} from './sources/health-source';
import type { RecordCache } from './sync/record-cache';
import { toWireFields } from './sync/sections/section';
import { backoffAt, type SyncState } from './sync/sync-state';

/** A session that cannot be renewed is announced to end so long before it does, ms. */
const EXPIRY_NOTICE_MS = 2 * 3600000;

/** How things stand, in the words of those who are told. */
export interface Report {
  /** For the settings page. */
  status: Omit<Status, 'isSyncing'>;
  /** For the watch. */
  account: AccountSection;
  /** For the watch: the pages that are on and have something to show or will have, and how the wearer wants them. */
  look: LookSection;
}

/** `nextWake`: when the companion means to wake up next, ms. */
export const buildReport = (
  account: Account,
  sync: SyncState,
  records: RecordCache,
  { pages, checkups, accent, motion }: Preferences,
  service: HealthService,
  now: number,
  nextWake: number,
): Report => {
  const { tokens, ended, secret } = account;
  const backoff = backoffAt(sync, now);
  const limitedUntil = backoff && backoff.code === 'rate-limit' ? backoff.until : undefined;
  const grantedScopes = tokens ? tokens.scopes : [];
  const sessionEndsAt = tokens && (tokens.refreshToken ? tokens.refreshTokenExpiresAt : tokens.expiresAt);
  const endsSoon = sessionEndsAt && sessionEndsAt - now < EXPIRY_NOTICE_MS ? sessionEndsAt : undefined;
  const until = limitedUntil || endsSoon;
  const name: AccountService = tokens || ended ? service.name : 'none';
  const state = accountStateOf(account, !!limitedUntil);

  const profile = records.profile && records.profile.value;
  const surfaces = (['home'] as Surface[]).concat(pages, checkups ? 'checkups' : []);
  const isAllowed = isGranted(grantedScopes, service);
  return {
    status: patched(sync, {
      service: name,
      state,
      name: profile && profile.name,
      grantedScopes,
      requiredScopes: surfaces.map((surface) => ({ surface, scopes: scopesFor(surface, service) })),
      sessionEndsAt,
      hasSecret: !!secret,
      unsupported: unsupportedBy(service),
    }),
    account: toWireFields({
      service: name,
      state,
      until: until && toSeconds(until),
      nextSync: tokens && !ended ? toSeconds(limitedUntil || nextWake) : undefined,
    }),
    look: {
      // Without an account the watch itself knows enough for some of them.
      pages: tokens
        ? pages.filter((page) =>
            SURFACE_DATA_SETS[page].some((dataSet) => records[dataSet] || isAllowed(dataSet)),
          )
        : pages,
      accent: ACCENT_COLOURS[accent],
      motion,
    },
  };
};

/** See `Status.unsupported`. */
const unsupportedBy = (service: HealthService): string[] =>
  (PAGES as string[])
    .filter((page) => scopesFor(page as Surface, service).length === 0)
    .concat(
      SURFACE_DATA_SETS.checkups.filter((dataSet) => !service.scopeOf(dataSet)),
      GOALS.filter((goal) => service.supportedGoals.indexOf(goal) < 0).map(goalKey),
    );

/**
 * Writes what the page shows (`null`: nothing), where it has changed: a write draws the page anew. False where
 * storage is full: the page goes on showing what it has, and the next wake tries again.
 */
export const publish = (settings: KeyValueStore, key: string, value: object | null): boolean => {
  const text = JSON.stringify(value);
  try {
    if (settings.getItem(key) !== text) settings.setItem(key, text);
    return true;
  } catch {
    return false;
  }
};

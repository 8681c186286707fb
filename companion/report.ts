import { ACCENT_COLOURS, GOALS, goalKey, type Preferences } from '../common/preferences';
import type { Status, Surface } from '../common/settings-keys';
import {
  type AccountSection,
  type AccountService,
  type AccountState,
  type LookSection,
  PAGES,
} from '../common/snapshot';
import { HOUR_MS } from '../common/time';
import { WAKE_INTERVAL_MS } from '../common/wake-interval';
import { extend } from './assign';
import { toSeconds } from './dates';
import { isEmpty } from './is-empty';
import { max } from './math';
import { type HealthService, isGranted, SURFACE_DATA_SETS, scopesFor } from './sources/health-source';
import type { Stores } from './stores';
import { recordOf } from './sync/record-cache';
import { toWireFields } from './sync/sections/section';
import { backoffAt, limitedUntil } from './sync/sync-state';

/** Time before its end at which the end of a session that cannot be renewed is announced, ms. */
const EXPIRY_NOTICE_MS = 2 * HOUR_MS;

/** What the settings page and the watch show about the account. */
export interface Report {
  /** For the settings page. Only the caller knows whether a sync is running. */
  status: Omit<Status, 'isSyncing'>;
  /** For the watch. */
  account: AccountSection;
  /** For the watch: the wearer's pages that have data or may get some, and the look. */
  look: Required<LookSection>;
}

export const buildReport = (
  { account, syncState, records: recordStore }: Pick<Stores, 'account' | 'syncState' | 'records'>,
  preferences: Preferences,
  service: HealthService,
  now: number,
): Report => {
  const nextWake = now + WAKE_INTERVAL_MS;
  const sync = syncState.read();
  const records = recordStore.read();
  const { pages, accent, hasMotion } = preferences;
  const { tokens, ended, secret, pending } = account.read();
  const backoff = backoffAt(sync, now);
  const limitEnd = limitedUntil(sync, now);
  const grantedScopes = tokens ? tokens.scopes : [];
  const sessionEndsAt = tokens && (tokens.refreshToken ? tokens.refreshExpiresAt : tokens.expiresAt);
  const endsSoon = sessionEndsAt && sessionEndsAt - now < EXPIRY_NOTICE_MS ? sessionEndsAt : undefined;
  const until = limitEnd || endsSoon;
  const name: AccountService = tokens || ended ? service.name : 'none';
  const state: AccountState =
    ended || (tokens ? (limitEnd ? 'limited' : 'ok') : pending ? 'finishSignIn' : 'notSetUp');

  const isAllowed = isGranted(grantedScopes, service);
  return {
    // A snapshot does not need it.
    get status() {
      return extend(sync, {
        service: name,
        state,
        name: recordOf(records.profile).name,
        grantedScopes,
        requiredScopes: requiredScopes(preferences, service),
        sessionEndsAt,
        hasSecret: !!secret,
        unsupported: unsupportedBy(service),
      });
    },
    account: toWireFields({
      service: name,
      state,
      until: until && toSeconds(until),
      restAt: sync.restAt && toSeconds(sync.restAt),
      nextSync: tokens && !ended ? toSeconds(max(nextWake, backoff ? backoff.until : 0)) : undefined,
    }),
    look: {
      // Without an account the watch's own sensors fill some of them.
      pages: tokens
        ? pages.filter((page) =>
            SURFACE_DATA_SETS[page].some((dataSet) => records[dataSet] || isAllowed(dataSet)),
          )
        : pages,
      accent: ACCENT_COLOURS[accent],
      motion: hasMotion,
    },
  };
};

/** What home needs, each page that is on, and the checkups if they are. The cast: `concat` adds other surfaces. */
export const requiredScopes = (
  { pages, wantsCheckups }: Preferences,
  service: HealthService,
): Status['requiredScopes'] =>
  (['home'] as Surface[])
    .concat(pages, wantsCheckups ? 'checkups' : [])
    .map((surface) => ({ surface, scopes: scopesFor(surface, service) }));

/** See `Status.unsupported`. */
const unsupportedBy = (service: HealthService): string[] => {
  const pages: string[] = PAGES.filter((page) => isEmpty(scopesFor(page, service)));
  return pages.concat(
    SURFACE_DATA_SETS.checkups.filter((dataSet) => !service.scopeOf(dataSet)),
    GOALS.filter((goal) => service.goals.indexOf(goal) < 0).map(goalKey),
  );
};

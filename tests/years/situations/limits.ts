import type { SyncState } from '../../../companion/sync/sync-state';
import { zoneOffsets } from '../../../simulator/realm/zone-offsets';
import { DAY_MS, SECOND_MS } from '../../../simulator/world/duration';
import type { Situation } from '../situation';
import { counting, onExchange, onKill, onTrace, responseOf, storedSync } from './watching';

/** Longest time between two requests of one sync, ms. */
const SYNC_MS = 20 * SECOND_MS;

function isLimited(state: SyncState | undefined): boolean {
  return state?.backoff?.code === 'rate-limit';
}

function countGone({ results }: SyncState): number {
  return Object.values(results).filter(({ code }) => code === 'gone').length;
}

/** `sleep` of `/1.2/user/-/sleep/date/…`: one subject may be gone alone. */
function subjectOf(url: string): string | undefined {
  return /\/user\/-\/(\w+)/.exec(url)?.[1];
}

export const LIMIT_SITUATIONS: readonly Situation[] = [
  {
    name: 'limited-across-midnight',
    words: 'the hold of a 429 lasts across midnight',
    by: { faults: [{ spec: 'answer=429-date', minutes: DAY_MS / 60_000 }] },
    watch: counting((run, reached) => {
      const { offsetAt } = zoneOffsets(run.world.persona.zone);
      const dayOf = (time: number): number => Math.floor((time + offsetAt(time)) / DAY_MS);
      storedSync(run).changes.add((now, before) => {
        const { backoff } = now ?? {};
        if (!backoff || !isLimited(now) || backoff.until === before?.backoff?.until) return;
        if (dayOf(backoff.from) < dayOf(backoff.until - 1)) reached();
      });
    }),
  },
  {
    name: 'killed-with-a-429',
    words: 'the companion is killed when a 429 has arrived and its hold is not yet written',
    by: {
      faults: [
        { spec: 'answer=429', minutes: 120 },
        { spec: 'kill-companion', moment: 'write=sync' },
      ],
    },
    watch: counting((run, reached) => {
      let isUnwritten = false;
      onExchange(run, 'data', 'delivered', (exchange) => {
        if (responseOf(exchange)?.status === 429) isUnwritten = true;
      });
      storedSync(run).changes.add((now) => {
        if (isLimited(now)) isUnwritten = false;
      });
      onKill(run, () => {
        if (isUnwritten) reached();
        isUnwritten = false;
      });
    }),
  },
  {
    name: 'woken-in-a-hold',
    words: 'the companion is launched while the hold of an earlier run lasts',
    by: {
      faults: [
        { spec: 'answer=429-date', minutes: 120 },
        { spec: 'kill-companion', moment: 'written=sync' },
      ],
    },
    watch: counting((run, reached) => {
      const sync = storedSync(run);
      onTrace(run, 'wake', ({ t }) => {
        const { backoff } = sync.value ?? {};
        if (backoff && isLimited(sync.value) && backoff.from < t && t < backoff.until) reached();
      });
    }),
  },
  {
    name: 'gone-in-a-sync',
    words: 'the service answers 410 from the middle of a sync on',
    by: {
      faults: [{ spec: 'answer=410', minutes: 30, moment: 'handled=/activities' }],
      acts: [{ act: 'sync-now' }],
      world: { service: 'fitbit' },
    },
    watch: counting((run, reached) => {
      let goodAt = 0;
      const gone = new Set<string | undefined>();
      onExchange(run, 'data', 'delivered', (exchange) => {
        const { deliveredAt = 0 } = exchange;
        const status = responseOf(exchange)?.status;
        if (status === 200) {
          goodAt = deliveredAt;
          gone.clear();
        } else if (status === 410 && deliveredAt - goodAt < SYNC_MS) {
          const size = gone.size;
          gone.add(subjectOf(exchange.request.url));
          if (size === 1 && gone.size === 2) reached();
        }
      });
    }),
  },
  {
    name: 'gone-of-one-data-set',
    words: 'the service answers 410 for one data set, and all others arrive',
    by: {
      faults: [{ spec: 'answer=410:/weight', minutes: 600 }],
      acts: [{ act: 'sync-now' }],
      world: { service: 'fitbit' },
    },
    watch: counting((run, reached) => {
      storedSync(run).changes.add((now, before) => {
        if (!now || countGone(now) !== 1 || (before && countGone(before) === 1)) return;
        if (Object.values(now.results).filter(({ code }) => code === 'ok').length > 2) reached();
      });
    }),
  },
  {
    name: 'filter-refused',
    words: 'Google refuses a filter, and the request without it brings the data',
    by: {
      faults: [{ spec: 'answer=filter-refused', minutes: 90 }],
      acts: [{ act: 'sync-now' }],
      world: { service: 'google' },
    },
    watch: counting((run, reached) => {
      const refused = new Set<string>();
      onExchange(run, 'data', 'delivered', (exchange) => {
        const { pathname, searchParams } = new URL(exchange.request.url);
        const status = responseOf(exchange)?.status;
        if (searchParams.has('filter')) {
          if (status === 400) refused.add(pathname);
        } else if (status === 200 && refused.delete(pathname)) reached();
      });
    }),
  },
  {
    name: 'second-page-fails',
    words: 'the first page of a list arrives, and the second fails',
    by: {
      faults: [{ spec: 'answer=page-2', minutes: 90 }],
      acts: [{ act: 'sync-now' }],
      world: { service: 'google' },
    },
    watch: counting((run, reached) => {
      onExchange(run, 'data', 'delivered', (exchange) => {
        const { url, body = '' } = exchange.request;
        const isLaterPage = url.includes('pageToken=') || body.includes('"pageToken"');
        if (isLaterPage && (responseOf(exchange)?.status ?? 0) >= 500) reached();
      });
    }),
  },
  {
    name: 'budget-in-a-first-sync',
    words: 'Almanac’s own limit cuts off the first sync after a sign-in',
    by: { acts: [{ act: 'sync-now' }, { act: 'sync-now' }, { act: 'switch-service' }] },
    watch: counting((run, reached) => {
      storedSync(run).changes.add((now, before) => {
        if (now?.restAt !== undefined && before?.lastSyncAt === undefined) reached();
      });
    }),
  },
];

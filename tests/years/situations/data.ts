import type { SleepSection } from '../../../common/snapshot';
import { zoneOffsets } from '../../../simulator/realm/zone-offsets';
import { DAY_MS } from '../../../simulator/world/duration';
import type { Run } from '../invariant';
import type { Situation } from '../situation';
import { counting, onArrival, onExchange, responseOf } from './watching';

/** How much later the wearer's clock shows noon than a day before it did: +1 h where the clocks were set forward. */
function clockChange(run: Run, { date, asleep }: SleepSection): number {
  const { offsetAt } = zoneOffsets(run.world.persona.zone);
  // At noon UTC no clock of these zones changes.
  const noon = date * DAY_MS + DAY_MS / 2;
  return asleep === undefined ? 0 : offsetAt(noon) - offsetAt(noon - DAY_MS);
}

/** Counts the nights on the watch in which the clocks change as `isSuch` says. */
function countNights(isSuch: (change: number) => boolean): Situation['watch'] {
  return counting((run, reached) => {
    let lastNight = 0;
    onArrival(run, ({ snapshot }) => {
      const sleep = snapshot?.sleep;
      if (!sleep || sleep.date === lastNight || !isSuch(clockChange(run, sleep))) return;
      lastNight = sleep.date;
      reached();
    });
  });
}

/** A file says that it is such a day. */
function countDays(isSuch: (date: Date) => boolean): Situation['watch'] {
  return counting((run, reached) => {
    let lastDay = 0;
    onArrival(run, ({ snapshot }) => {
      const { date = 0 } = snapshot?.week ?? {};
      if (date === lastDay || !isSuch(new Date(date * DAY_MS))) return;
      lastDay = date;
      reached();
    });
  });
}

export const DATA_SITUATIONS: readonly Situation[] = [
  {
    name: 'night-with-clocks-forward',
    words: 'the clocks are set forward in a night that reaches the watch',
    by: { world: { start: '2026-03-26', persona: 'mara' } },
    watch: countNights((change) => change > 0),
  },
  {
    name: 'night-with-clocks-back',
    words: 'the clocks are set back in a night that reaches the watch',
    by: { world: { start: '2026-10-22', persona: 'mara' } },
    watch: countNights((change) => change < 0),
  },
  {
    name: 'leap-day',
    words: 'the watch shows 29 February',
    by: { world: { start: '2028-02-26' } },
    watch: countDays((date) => date.getUTCMonth() === 1 && date.getUTCDate() === 29),
  },
  {
    name: 'year-end',
    words: 'the week on the watch belongs to two years',
    by: { world: { start: '2026-12-28' } },
    watch: countDays((date) => date.getUTCMonth() === 0 && date.getUTCDate() < 7),
  },
  {
    name: 'nap-beside-a-night',
    words: 'the service has naps beside the night',
    by: {
      faults: [{ spec: 'answer=naps', minutes: 1440 }],
      acts: [{ act: 'sync-now' }],
      world: { service: 'fitbit' },
    },
    watch: counting((run, reached) => {
      onExchange(run, 'data', 'delivered', (exchange) => {
        if (!exchange.request.url.includes('/sleep/')) return;
        const { body = '' } = responseOf(exchange) ?? {};
        if (/"isMainSleep":\s*false/.test(body) && /"isMainSleep":\s*true/.test(body)) reached();
      });
    }),
  },
  {
    name: 'no-sleep-log',
    words: 'the watch gets a file that says there is no night',
    by: { faults: [{ spec: 'answer=no-sleep', minutes: 1440 }], acts: [{ act: 'sync-now' }] },
    watch: counting((run, reached) => {
      let wasWithout = false;
      onArrival(run, ({ snapshot }) => {
        const { sleep } = snapshot ?? {};
        const isWithout = sleep !== undefined && sleep.asleep === undefined;
        if (isWithout && !wasWithout) reached();
        wasWithout = isWithout;
      });
    }),
  },
];

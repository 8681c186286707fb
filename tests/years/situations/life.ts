import { zoneOffsets } from '../../../simulator/realm/zone-offsets';
import { DAY_MS, HOUR_MS, SECOND_MS } from '../../../simulator/world/duration';
import type { Situation } from '../situation';
import {
  counting,
  dataInFlight,
  onArrival,
  onExchange,
  onTrace,
  onWearersSetting,
  readTokenResponse,
  responseOf,
  storedAccount,
} from './watching';

/** The five wakes of a burst. */
const BURST = 5;

export const LIFE_SITUATIONS: readonly Situation[] = [
  {
    name: 'woken-five-times-at-once',
    words: 'the phone wakes the companion five times at once',
    by: { faults: [{ spec: 'wake-burst' }] },
    watch: counting((run, reached) => {
      let recent: number[] = [];
      run.world.moments.listen(() => {
        const now = run.world.clock.now();
        recent = [...recent.filter((at) => at > now - SECOND_MS), now];
        if (recent.length < BURST) return;
        reached();
        recent = [];
      }, ['wake']);
    }),
  },
  {
    name: 'not-woken-for-a-day',
    words: 'the companion is not woken for a day, and then is',
    by: { faults: [{ spec: 'phone-off', minutes: 1600 }] },
    watch: counting((run, reached) => {
      let lastAt = run.world.clock.now();
      run.world.moments.listen(() => {
        if (run.world.clock.now() - lastAt > DAY_MS) reached();
        lastAt = run.world.clock.now();
      }, ['wake']);
    }),
  },
  {
    name: 'service-switched-in-a-sync',
    words: 'the wearer changes to the other service while requests are on their way',
    by: {
      faults: [{ spec: 'answer=slow', minutes: 10 }],
      acts: [{ act: 'sync-now' }, { act: 'switch-service' }],
    },
    watch: counting((run, reached) => {
      const inFlight = dataInFlight(run);
      storedAccount(run).changes.add((now, before) => {
        if (now && before && now.service !== before.service && inFlight.size > 0) reached();
      });
    }),
  },
  {
    name: 'settings-changed-in-a-sync',
    words: 'the wearer switches a page while requests are on their way',
    by: {
      faults: [{ spec: 'answer=slow', minutes: 10 }],
      acts: [{ act: 'sync-now' }, { act: 'toggle-page' }, { act: 'toggle-page' }],
    },
    watch: counting((run, reached) => {
      const inFlight = dataInFlight(run);
      onWearersSetting(run, ({ key }) => {
        if (key?.startsWith('page') && inFlight.size > 0) reached();
      });
    }),
  },
  {
    name: 'another-account',
    words: 'somebody else signs in after the first wearer',
    by: {
      // After a sign-out everything is new; a session that the service ended leaves the data where it is.
      faults: [{ spec: 'revoke' }, { spec: 'account=idle', minutes: 1440 }],
      acts: [{ act: 'glance', after: 400 }],
      world: { persona: 'mara' },
    },
    watch: counting((run, reached) => {
      let last: string | undefined;
      onExchange(run, 'exchange', 'delivered', (exchange) => {
        const { refresh_token } = readTokenResponse(responseOf(exchange));
        const session = run.world.cloud.sessions().find((each) => each.refreshToken === refresh_token);
        if (!session) return;
        if (last !== undefined && session.account !== last) reached();
        last = session.account;
      });
    }),
  },
  {
    name: 'across-the-date-line',
    words: 'a file reaches a watch whose clock is half a day or more from the service’s',
    by: { faults: [{ spec: 'zone=Pacific/Auckland', minutes: 1440 }], world: { persona: 'noor' } },
    watch: counting((run, reached) => {
      const { persona, clock } = run.world;
      let isFar = false;
      onArrival(run, () => {
        const [here, there] = [run.world.zone(), persona.zone].map((zone) =>
          zoneOffsets(zone).offsetAt(clock.now()),
        );
        const wasFar = isFar;
        isFar = Math.abs((here ?? 0) - (there ?? 0)) >= 12 * HOUR_MS;
        if (isFar && !wasFar) reached();
      });
    }),
  },
  {
    name: 'wrist-flicked',
    words: 'the display goes off while the Rim grows',
    by: { acts: [{ act: 'flick' }, { act: 'flick' }] },
    watch: counting((run, reached) => {
      // The trace has the change before the face acts on it.
      onTrace(run, 'display', ({ mode }) => {
        if (mode === 'off' && run.world.activity('watch').timers > 0) reached();
      });
    }),
  },
];

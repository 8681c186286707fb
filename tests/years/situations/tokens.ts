import { SettingsKey } from '../../../common/settings-keys';
import { MINUTE_MS, SECOND_MS } from '../../../simulator/world/duration';
import { formField } from '../request-kind';
import type { Situation } from '../situation';
import {
  counting,
  onExchange,
  onFault,
  onKill,
  onWearersSetting,
  readTokenResponse,
  responseOf,
  storedAccount,
} from './watching';

/** Part of the address of both services' token endpoints. */
const TOKEN = '/token';
/** A request of the companion that takes longer is given up. */
const GIVEN_UP_MS = 15 * SECOND_MS;

export const TOKEN_SITUATIONS: readonly Situation[] = [
  {
    name: 'rotated-token-lost',
    words: 'the service has replaced the refresh token, and the response is lost',
    by: { faults: [{ spec: 'lost-answer', moment: `handled=${TOKEN}` }], world: { service: 'fitbit' } },
    watch: counting((run, reached) => {
      onExchange(run, 'refresh', 'delivered', (exchange) => {
        const { refresh_token: next } = readTokenResponse(exchange.handled);
        const isRotated = next !== undefined && next !== formField(exchange.request, 'refresh_token');
        if (isRotated && !readTokenResponse(responseOf(exchange)).access_token) reached();
      });
    }),
  },
  {
    name: 'refresh-repeated-in-time',
    words: 'a refresh without a response is repeated within two minutes, and brings the same tokens',
    by: { faults: [{ spec: 'lost-answer', moment: `handled=${TOKEN}` }], world: { service: 'fitbit' } },
    watch: counting((run, reached) => {
      const firsts = new Map<string, { id: number; access: string | undefined }>();
      onExchange(run, 'refresh', 'handled', ({ id, request, handled }) => {
        const token = formField(request, 'refresh_token') ?? '';
        const { access_token: access } = readTokenResponse(handled);
        if (access !== undefined && !firsts.has(token)) firsts.set(token, { id, access });
      });
      onExchange(run, 'refresh', 'delivered', (exchange) => {
        const first = firsts.get(formField(exchange.request, 'refresh_token') ?? '');
        const { access_token: access } = readTokenResponse(responseOf(exchange));
        if (first && access !== undefined && first.id !== exchange.id && first.access === access) reached();
      });
    }),
  },
  {
    name: 'reconnect-after-a-lost-rotation',
    words: 'no repetition came through within two minutes: the next one is refused',
    by: {
      faults: [
        { spec: 'network-off', minutes: 20, moment: `handled=${TOKEN}` },
        // It begins some refreshes later, and lasts through several wakes.
        { spec: `answer=500:${TOKEN}`, minutes: 60, moment: `request=${TOKEN}#4` },
      ],
      world: { service: 'fitbit' },
    },
    watch: counting((run, reached) => {
      const rotated = new Set<string>();
      onExchange(run, 'refresh', 'handled', ({ request, handled }) => {
        const token = formField(request, 'refresh_token') ?? '';
        const { refresh_token: next } = readTokenResponse(handled);
        if (next !== undefined && next !== token) rotated.add(token);
      });
      onExchange(run, 'refresh', 'delivered', (exchange) => {
        if (readTokenResponse(responseOf(exchange)).access_token)
          rotated.delete(formField(exchange.request, 'refresh_token') ?? '');
        const isRefused = /invalid_grant/.test(responseOf(exchange)?.body ?? '');
        if (isRefused && rotated.delete(formField(exchange.request, 'refresh_token') ?? '')) reached();
      });
    }),
  },
  {
    name: 'killed-before-a-refresh-left',
    words: 'the companion is killed when a refresh is written down and not yet sent',
    by: { faults: [{ spec: 'kill-companion', moment: `request=${TOKEN}` }] },
    watch: counting((run, reached) => {
      let isUnsent = false;
      storedAccount(run).changes.add((now, before) => {
        isUnsent = now?.unanswered !== undefined && now.unanswered.sentAt !== before?.unanswered?.sentAt;
      });
      onExchange(run, 'refresh', 'left', () => {
        isUnsent = false;
      });
      onKill(run, () => {
        if (isUnsent) reached();
        isUnsent = false;
      });
    }),
  },
  {
    name: 'killed-between-answer-and-write',
    words: 'the companion is killed when new tokens have arrived and are not yet written',
    // The first write is that of the attempt.
    by: { faults: [{ spec: 'kill-companion', moment: 'write=account#2' }] },
    watch: counting((run, reached) => {
      let arrived: string | undefined;
      onExchange(run, 'refresh', 'delivered', (exchange) => {
        arrived = readTokenResponse(responseOf(exchange)).access_token;
      });
      storedAccount(run).changes.add((now) => {
        if (now?.tokens?.accessToken === arrived) arrived = undefined;
      });
      onKill(run, () => {
        if (arrived !== undefined) reached();
        arrived = undefined;
      });
    }),
  },
  {
    name: 'refresh-answered-late',
    words: 'the response to a refresh comes after the companion has given it up',
    by: { faults: [{ spec: 'late-response=40s', moment: `handled=${TOKEN}` }] },
    watch: counting((run, reached) => {
      onExchange(run, 'refresh', 'delivered', (exchange) => {
        const { left = 0, deliveredAt = 0 } = exchange;
        if (readTokenResponse(responseOf(exchange)).access_token && deliveredAt - left > GIVEN_UP_MS)
          reached();
      });
    }),
  },
  {
    name: 'clock-set-in-a-refresh',
    words: 'the phone’s clock is set while a refresh has no response',
    by: {
      faults: [
        { spec: 'phone-clock=+9h', minutes: 30, moment: `request=${TOKEN}` },
        // In the middle of a sync: every request finds the token too old.
        { spec: 'phone-clock=+9h', minutes: 30, moment: 'response=/activities' },
      ],
      acts: [{ act: 'sync-now' }],
    },
    watch: counting((run, reached) => {
      const account = storedAccount(run);
      onFault(run, 'phone-clock', () => {
        if (account.value?.unanswered) reached();
      });
    }),
  },
  {
    name: 'storage-refuses-tokens',
    words: 'the phone’s storage refuses new tokens, and they are written later',
    by: {
      faults: [
        { spec: 'storage-full', minutes: 3, moment: `response=${TOKEN}` },
        { spec: 'storage-full', minutes: 20, moment: `response=${TOKEN}#2` },
      ],
    },
    watch: counting((run, reached) => {
      const account = storedAccount(run);
      let arrived: string | undefined;
      let refused: string | undefined;
      onExchange(run, 'refresh', 'delivered', (exchange) => {
        arrived = readTokenResponse(responseOf(exchange)).access_token;
      });
      run.world.moments.listen(() => {
        if (arrived !== undefined && account.value?.tokens?.accessToken !== arrived) refused = arrived;
        arrived = undefined;
      }, ['responded']);
      account.changes.add((now) => {
        if (refused !== undefined && now?.tokens?.accessToken === refused) reached();
        refused = undefined;
      });
      onKill(run, () => {
        refused = undefined;
      });
    }),
  },
  {
    name: 'storage-wiped-and-signed-in',
    words: 'the phone’s storage is wiped, and the wearer signs in again',
    by: { faults: [{ spec: 'storage-wiped' }], acts: [{ act: 'glance', after: 30 }] },
    watch: counting((run, reached) => {
      let isWiped = false;
      onFault(run, 'storage-wiped', () => {
        isWiped = true;
      });
      onExchange(run, 'exchange', 'delivered', (exchange) => {
        if (!readTokenResponse(responseOf(exchange)).access_token) return;
        if (isWiped) reached();
        isWiped = false;
      });
    }),
  },
  {
    name: 'consent-withdrawn-and-signed-in',
    words: 'the consent is withdrawn at the service, the refresh is refused, and the wearer signs in again',
    by: { faults: [{ spec: 'revoke' }], acts: [{ act: 'glance', after: 40 }] },
    watch: counting((run, reached) => {
      let isWithdrawn = false;
      let isRefused = false;
      onFault(run, 'revoke', () => {
        isWithdrawn = true;
      });
      onExchange(run, 'refresh', 'delivered', (exchange) => {
        if (isWithdrawn && /invalid_grant/.test(responseOf(exchange)?.body ?? '')) isRefused = true;
      });
      onExchange(run, 'exchange', 'delivered', (exchange) => {
        if (!readTokenResponse(responseOf(exchange)).access_token) return;
        if (isRefused) reached();
        isWithdrawn = false;
        isRefused = false;
      });
    }),
  },
  {
    name: 'scope-withdrawn',
    words: 'a scope is withdrawn at the service, which then refuses these data',
    by: { faults: [{ spec: 'withdraw-scope=sleep' }], acts: [{ act: 'sync-now', after: 5 }] },
    watch: counting((run, reached) => {
      let isWithdrawn = false;
      onFault(run, 'withdraw-scope', () => {
        isWithdrawn = true;
      });
      onExchange(run, 'data', 'delivered', ({ handled, delivered }) => {
        if (!isWithdrawn || handled?.status !== 403 || delivered !== handled) return;
        isWithdrawn = false;
        reached();
      });
    }),
  },
  {
    name: 'signed-out-offline',
    words: 'the wearer signs out without a network, and the revocation is accepted later',
    by: { faults: [{ spec: 'network-off', minutes: 90 }], acts: [{ act: 'sign-out', after: 5 }] },
    watch: counting((run, reached) => {
      let isWanted = false;
      let signedOutAt: number | undefined;
      // A move to the other service revokes as well.
      onWearersSetting(run, ({ key }) => {
        isWanted ||= key === SettingsKey.signOut;
      });
      storedAccount(run).changes.add((now, before) => {
        const isSignOut = (now?.revocations?.length ?? 0) > (before?.revocations?.length ?? 0);
        if (isSignOut && isWanted && !run.world.network.isOnline) signedOutAt = run.world.clock.now();
        if (isSignOut) isWanted = false;
      });
      onExchange(run, 'revocation', 'delivered', ({ handled, delivered, deliveredAt = 0 }) => {
        if (signedOutAt === undefined || handled?.status !== 200 || delivered !== handled) return;
        if (deliveredAt - signedOutAt > MINUTE_MS) reached();
        signedOutAt = undefined;
      });
    }),
  },
];

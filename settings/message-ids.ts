import type { ServiceName } from '../common/services';
import type { Surface } from '../common/settings-keys';
import type { AccountState } from '../common/snapshot';

/*
 * The messages of settings/i18n by member of an enumeration. The compiler reports a member without a message;
 * tests/unit/i18n reports a message without words.
 */

/** What the wearer can do about a state; undefined where there is nothing to do. */
export const STATE_MESSAGES = {
  notSetUp: undefined,
  finishSignIn: undefined,
  ok: undefined,
  limited: 'result.rate-limit',
  reconnect: 'state.reconnect',
  gone: 'state.gone',
} as const satisfies Record<AccountState, string | undefined>;

export const SURFACE_MESSAGES = {
  home: 'page.home',
  sleep: 'kind.sleep',
  recovery: 'page.recovery',
  week: 'page.week',
  body: 'page.body',
  friends: 'page.friends',
  status: 'page.status',
  checkups: 'page.checkups',
} as const satisfies Record<Surface, string>;

/** Who a service is for, and what is announced about its end. */
export const SERVICE_MESSAGES = {
  fitbit: { audience: 'service.for.fitbit', announcement: 'service.announced.fitbit' },
  google: { audience: 'service.for.google', announcement: 'service.announced.google' },
} as const satisfies Record<ServiceName, { audience: string; announcement: string }>;

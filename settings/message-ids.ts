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
  // The row of the next sync has the time.
  limited: undefined,
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

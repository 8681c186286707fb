import { ServiceError } from '../account/service-error';
import type { Http } from '../platform';
import type { StoredValue } from '../stored-value';

/** When the requests of the last day were sent, ms. */
export type Spent = number[];

/** Of the 150 an hour that belong to the wearer. */
export const HOUR_LIMIT = 40;
export const DAY_LIMIT = 300;
/** Somebody who looks all day long leaves the rest of the day's requests to the wakes. */
export const LOOK_SHARE = 0.6;

const HOUR = 3600000;

/** Requests that may still be sent at `now`, of those that the day has for the service and the purpose. */
export const allowance = (spent: Spent, now: number, dayLimit = DAY_LIMIT): number =>
  Math.max(
    0,
    Math.min(HOUR_LIMIT - within(HOUR, spent, now).length, dayLimit - within(24 * HOUR, spent, now).length),
  );

/** `spent` and one more request at `now`; what no limit looks at any more is dropped. */
export const spend = (spent: Spent, now: number): Spent => within(24 * HOUR, spent, now).concat(now);

/** Those of the last `window` ms. After the clock was set back there are some ahead of it: they count as just now. */
const within = (window: number, spent: Spent, now: number): Spent =>
  spent.map((time) => Math.min(time, now)).filter((time) => time > now - window);

/**
 * `http` that writes each request down before it is sent. With a limit for the day it rejects with a
 * ServiceError (`budget`) where none is left.
 */
export const budgeted =
  (http: Http, slot: StoredValue<Spent>, now: () => number, dayLimit?: number): Http =>
  (request) => {
    const spent = slot.read();
    if (dayLimit && allowance(spent, now(), dayLimit) === 0) {
      return Promise.reject(new ServiceError('wait', 'budget'));
    }
    slot.write(spend(spent, now()));
    return http(request);
  };

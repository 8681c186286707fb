import { ServiceError } from '../account/service-error';
import type { Http } from '../platform';
import type { Slot } from '../slot';

/**
 * Requests already sent, as pairs of a stretch of five minutes (its number since 1970) and a count.
 * The hour and the day are counted in whole stretches, so the limits hold in any hour and any day.
 */
export type Spent = [number, number][];

/** Of the 150 an hour that belong to the wearer. */
export const HOUR_LIMIT = 40;
export const DAY_LIMIT = 300;

const STRETCH = 5 * 60000;
const HOUR_STRETCHES = 12;
const DAY_STRETCHES = 288;

/** Requests that may still be sent at `now`. */
export function allowance(spent: Spent, now: number): number {
  const current = stretchOf(now);
  let hour = 0;
  let day = 0;
  for (const [stretch, count] of spent) {
    // After the clock was set back there are stretches ahead of it: they count as just now.
    const age = Math.max(0, current - stretch);
    if (age <= HOUR_STRETCHES) hour += count;
    if (age <= DAY_STRETCHES) day += count;
  }
  return Math.max(0, Math.min(HOUR_LIMIT - hour, DAY_LIMIT - day));
}

/** `spent` and one more request at `now`; what no limit looks at any more is dropped. */
export function spend(spent: Spent, now: number): Spent {
  const current = stretchOf(now);
  const next: Spent = [];
  let here = 1;
  for (const [stretch, count] of spent) {
    if (stretch >= current) here += count;
    else if (current - stretch <= DAY_STRETCHES) next.push([stretch, count]);
  }
  next.push([current, here]);
  return next;
}

/** `http` that writes each request down before it is sent. `refuse`: it throws a ServiceError (`budget`) where none is left. */
export function budgeted(http: Http, slot: Slot<Spent>, now: () => number, refuse: boolean): Http {
  return async (request) => {
    const spent = slot.read() || [];
    if (refuse && allowance(spent, now()) === 0) throw new ServiceError('wait', 'budget');
    slot.write(spend(spent, now()));
    return http(request);
  };
}

function stretchOf(time: number): number {
  return Math.floor(time / STRETCH);
}

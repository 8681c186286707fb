import { MINUTE_S, SECOND_MS } from './time';

/**
 * Time between two wakes of the companion by the phone, s. The watch requests a sync of data that is older, and the
 * ages in companion/sync/plan.ts are multiples of it.
 */
export const WAKE_INTERVAL_S = 15 * MINUTE_S;
export const WAKE_INTERVAL_MS = WAKE_INTERVAL_S * SECOND_MS;
export const WAKE_INTERVAL_MINUTES = WAKE_INTERVAL_S / MINUTE_S;

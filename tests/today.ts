import { toDayNumber } from '../common/calendar';

/** The day of most tests, of `START` too: Tuesday 14 July 2026, in days since 1970-01-01. */
export const TODAY = toDayNumber(2026, 7, 14);

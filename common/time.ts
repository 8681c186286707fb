/** Lengths of time. The name ends with the unit. */

export const SECOND_MS = 1000;
export const MINUTE_MS = 60000;
export const HOUR_MS = 3600000;
export const DAY_MS = 86400000;

export const MINUTE_S = 60;
export const HOUR_S = 3600;
export const DAY_S = 86400;

export const HOUR_MINUTES = 60;
export const DAY_MINUTES = 1440;

import type { IntradaySteps } from './health-source';

export const QUARTER_HOURS_PER_DAY = 96;

/** A day whose steps are all unknown. */
export const unknownQuarterHours = (): IntradaySteps['quarterHours'] =>
  new Array(QUARTER_HOURS_PER_DAY).fill(null);

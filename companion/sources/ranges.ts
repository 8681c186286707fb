import { numberInRange } from '../decode';

/** The plausible values of both services: of a day, a night, or a single measurement. */
export const beatsPerMinute = numberInRange(20, 250);
/** ms. */
export const heartRateVariability = numberInRange(1, 500);
export const breathsPerMinute = numberInRange(3, 60);
/** Percent. */
export const oxygenSaturation = numberInRange(50, 100);
/** °C above the baseline. */
export const skinTemperature = numberInRange(-15, 15);
/** ml/min/kg. */
export const vo2Max = numberInRange(5, 120);
/** kg. */
export const bodyWeight = numberInRange(2, 650);
/** Steps of a day, and kcal. */
export const daySum = numberInRange(0, 200000);
/** kcal or ml of a day. */
export const dayAmount = numberInRange(0, 50000);
export const quarterHourSteps = numberInRange(0, 20000);

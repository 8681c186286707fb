/** Converts metres, kilograms, millilitres and degrees to the units of the response. */
export interface UnitSystem {
  /** From m; km or miles. */
  distance(metres: number): number;
  /** From m; cm or inches. */
  length(metres: number): number;
  /** From m; m or feet. */
  elevation(metres: number): number;
  /** From kg; kg, pounds or stone. */
  weight(kilograms: number): number;
  /** From ml; ml or fluid ounces. */
  volume(millilitres: number): number;
  /** The default unit of volumes in requests. */
  volumeUnit: VolumeUnit;
  /** From °C to °C or °F. */
  temperatureDifference(degrees: number): number;
}

/** The units of volume in requests, in ml. */
export const VOLUME_UNITS_ML = { ml: 1, 'fl oz': 29.5735295625, cup: 236.5882365 } as const;
export type VolumeUnit = keyof typeof VOLUME_UNITS_ML;

const roundTo = (value: number, digits: number) => Number(value.toFixed(digits));

const METRIC: UnitSystem = {
  distance: (m) => roundTo(m / 1000, 2),
  length: (m) => roundTo(m * 100, 1),
  elevation: (m) => roundTo(m, 2),
  weight: (kg) => roundTo(kg, 1),
  volume: (ml) => roundTo(ml, 0),
  volumeUnit: 'ml',
  temperatureDifference: (degrees) => roundTo(degrees, 1),
};

const US: UnitSystem = {
  distance: (m) => roundTo(m / 1609.344, 2),
  length: (m) => roundTo(m / 0.0254, 1),
  elevation: (m) => roundTo(m / 0.3048, 0),
  weight: (kg) => roundTo(kg / 0.45359237, 1),
  volume: (ml) => roundTo(ml / VOLUME_UNITS_ML['fl oz'], 1),
  volumeUnit: 'fl oz',
  temperatureDifference: (degrees) => roundTo(degrees * 1.8, 1),
};

/** Metric, but with stone for body weight. */
const BRITISH: UnitSystem = { ...METRIC, weight: (kg) => roundTo(kg / 6.35029318, 1) };

/**
 * Returns the units for the header `Accept-Language`: `en_US`, `en_GB`, else metric. The account's units do
 * not count.
 */
export function unitsFor(acceptLanguage: string | undefined): UnitSystem {
  const first = acceptLanguage?.split(/[,;]/)[0]?.trim().replace('-', '_').toLowerCase();
  if (first === 'en_us') return US;
  return first === 'en_gb' ? BRITISH : METRIC;
}

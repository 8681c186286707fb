/** Turns metres, kilograms, millilitres and degrees into what the service answers in. */
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
  /** The unit of volumes that come without one. */
  volumeUnit: VolumeUnit;
  /** From °C to °C or °F, between two temperatures. */
  temperatureDifference(degrees: number): number;
}

/** Units of volume that a request may name, and what one of them is in ml. */
export const VOLUME_UNITS_ML = { ml: 1, 'fl oz': 29.5735295625, cup: 236.5882365 } as const;
export type VolumeUnit = keyof typeof VOLUME_UNITS_ML;

const round = (value: number, digits: number) => Number(value.toFixed(digits));

const METRIC: UnitSystem = {
  distance: (m) => round(m / 1000, 2),
  length: (m) => round(m * 100, 1),
  elevation: (m) => round(m, 2),
  weight: (kg) => round(kg, 1),
  volume: (ml) => round(ml, 0),
  volumeUnit: 'ml',
  temperatureDifference: (degrees) => round(degrees, 1),
};

const US: UnitSystem = {
  distance: (m) => round(m / 1609.344, 2),
  length: (m) => round(m / 0.0254, 1),
  elevation: (m) => round(m / 0.3048, 0),
  weight: (kg) => round(kg / 0.45359237, 1),
  volume: (ml) => round(ml / VOLUME_UNITS_ML['fl oz'], 1),
  volumeUnit: 'fl oz',
  temperatureDifference: (degrees) => round(degrees * 1.8, 1),
};

/** Metric, but people are weighed in stone. */
const BRITISH: UnitSystem = { ...METRIC, weight: (kg) => round(kg / 6.35029318, 1) };

/** The header `Accept-Language` decides, not the account: `en_US`, `en_GB`, and metric for all else. */
export function unitsFor(acceptLanguage: string | undefined): UnitSystem {
  const first = acceptLanguage?.split(/[,;]/)[0]?.trim().replace('-', '_').toLowerCase();
  if (first === 'en_us') return US;
  return first === 'en_gb' ? BRITISH : METRIC;
}

import type { GoogleScope } from '../google-scopes';

/** One of these is enough for a route; the kind of data then needs its own. */
export const DATA_SCOPES: readonly GoogleScope[] = [
  'googlehealth.activity_and_fitness.readonly',
  'googlehealth.health_metrics_and_measurements.readonly',
  'googlehealth.sleep.readonly',
  'googlehealth.nutrition.readonly',
  'googlehealth.ecg.readonly',
  'googlehealth.irn.readonly',
];

import type { GoogleScope } from '../google-scopes';

/** Whoever may read any kind of data is let in; each kind has a door of its own behind that. */
export const DATA_SCOPES: readonly GoogleScope[] = [
  'googlehealth.activity_and_fitness.readonly',
  'googlehealth.health_metrics_and_measurements.readonly',
  'googlehealth.sleep.readonly',
  'googlehealth.nutrition.readonly',
  'googlehealth.ecg.readonly',
  'googlehealth.irn.readonly',
];

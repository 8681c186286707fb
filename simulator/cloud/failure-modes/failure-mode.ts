/** How the cloud responds: normally, or with one of the failures of real services. */
export const FAILURE_MODES = [
  'normal',
  '204',
  '401',
  '401-html',
  '401-google',
  '403',
  '403-google',
  '403-scope',
  '403-disabled',
  '403-suspended',
  '404-html',
  '410',
  '412',
  '429',
  '429-date',
  '429-retry-info',
  '500',
  '503',
  '520-html',
  'slow',
  'late',
  'silent',
  'cut',
  'html',
  'odd-row',
  'shuffled',
  'hole',
  'untyped-sleep',
  'no-sleep',
  'naps',
  'absurd',
  'other-day',
  'extra-day',
  'empty-page',
  'page-2',
  'filter-refused',
  'deleted-client',
  'access-denied',
  'no-scope',
  'no-refresh-token',
  'no-expires-in',
] as const;
export type FailureMode = (typeof FAILURE_MODES)[number];

/** Every mode but the normal one. */
export type FaultyMode = Exclude<FailureMode, 'normal'>;

/** The modes that a fault can name. */
export const FAULTY_MODES = FAILURE_MODES.filter((mode): mode is FaultyMode => mode !== 'normal');

/** One line about each mode, for `--help`, the page and the documentation. */
export const FAILURE_MODE_DESCRIPTIONS: Readonly<Record<FailureMode, string>> = {
  normal: 'Responds normally',
  '204': '204 No content for data',
  '401': '401 for data, empty body',
  '401-html': '401 for data, HTML body',
  '401-google': '401 UNAUTHENTICATED for data, in Google’s form from both services',
  '403': '403 for data, empty body',
  '403-google': '403 PERMISSION_DENIED for data, in Google’s form from both services',
  '403-scope': '403 for data: the scope is not granted',
  '403-disabled': '403 from Google: the API is not switched on (SERVICE_DISABLED)',
  '403-suspended': '403 from Google: the project is suspended (CONSUMER_SUSPENDED)',
  '404-html': '404 for data, HTML body',
  '410': '410 Gone (Fitbit)',
  '412': '412 from Google: no Google Health profile yet',
  '429': '429 Too many requests',
  '429-date': '429, Retry-After is a date in half an hour',
  '429-retry-info': '429 in Google’s form from both services, RetryInfo of half an hour',
  '500': '500 Internal error',
  '503': '503 Unavailable',
  '520-html': '520 with a proxy’s HTML page',
  slow: 'Slow, 8 s',
  late: 'Late, 20 to 90 s',
  silent: 'No response',
  cut: 'Cut-off JSON',
  html: 'HTML instead of JSON, 200',
  'odd-row': 'One row of each list has a member that is missing or of another type',
  shuffled: 'Rows and sleep stretches in reverse order, each stretch twice',
  hole: 'A sleep stretch is missing in the middle',
  'untyped-sleep': 'Sleep without its type, in classic words',
  'no-sleep': 'The person has no sleep logs',
  naps: 'The person takes ten naps a day',
  absurd: 'Values of nobody: 0, negative, huge',
  'other-day': 'Google’s daily sums are those of the day before',
  'extra-day': 'Google’s daily sums have one day more than requested',
  'empty-page': 'Google’s lists begin with an empty page',
  'page-2': 'The second page of a list fails (500)',
  'filter-refused': 'Google refuses every filter (400)',
  'deleted-client': 'Token endpoint: the client was deleted',
  'access-denied': 'Token endpoint: access_denied',
  'no-scope': 'Token responses without scope',
  'no-refresh-token': 'Token responses without refresh_token',
  'no-expires-in': 'Token responses without expires_in',
};

/** A failure mode, for all addresses or for those that contain `urlPart`. */
export interface Failure {
  mode: FaultyMode;
  urlPart?: string;
}

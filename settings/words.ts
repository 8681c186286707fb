import type { ResultCode } from '../common/result-codes';
import type { Status } from '../common/settings-keys';

const SCOPES: Record<string, string | undefined> = {
  profile: 'profile',
  activity: 'activity',
  heartrate: 'heart rate',
  sleep: 'sleep',
};

/** "Activity, heart rate, sleep"; a scope without a word of ours goes by its own name. */
export function scopesInWords(scopes: string[]): string {
  const words = scopes.map((scope) => SCOPES[scope] || scope).sort();
  const sentence = words.join(', ');
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

const RESULTS: Record<ResultCode, string> = {
  ok: 'Everything is up to date',
  'invalid-grant': 'The service ended the sign-in',
  gone: 'The service no longer exists',
  client: 'The service does not know this client id, or not with this secret',
  redirect: 'The redirect address is not registered with the service',
  request: 'The service refused the request',
  network: 'The phone could not reach the service',
  timeout: 'The service did not answer in time',
  server: 'The service has trouble of its own',
  'not-json': 'Something else than the service answered',
  'rate-limit': 'The service wants no more requests for now',
  budget: 'Enough requests for now, more within the hour',
  storage: 'The phone has no room to keep the answer',
  token: 'The service did not take the token',
  scope: 'Not everything is allowed',
  'not-found': 'Some data is not there',
  validation: 'The service did not understand the question',
  shape: 'Some of the answer could not be read',
  denied: 'Access was not allowed',
  refused: 'The service refused the sign-in',
  code: 'The sign-in took too long or was interrupted. Sign in again',
};

/** What a result means; the code is what docs/troubleshooting.md explains. */
export function resultInWords(result: ResultCode): string {
  return result === 'ok' ? RESULTS.ok : `${RESULTS[result] || 'It did not work'} (${result})`;
}

/** What the wearer can do about the state; undefined where there is nothing to do. */
export function stateInWords({ state, until }: Status): string | undefined {
  switch (state) {
    case 'reconnect':
      return 'The service ended this sign-in, or it was taken back elsewhere. Sign in again to go on.';
    case 'gone':
      return 'The service answered that it has ended. The watch goes on with what it measures itself.';
    case 'limited':
      return until === undefined
        ? 'The service wants no more requests for now.'
        : `The service wants no more requests until ${timeOf(new Date(until))}.`;
    default:
      return undefined;
  }
}

/** "14:42", or with its day where that is not today. */
export function moment(time: number, now: number): string {
  const date = new Date(time);
  const sameDay = date.toDateString() === new Date(now).toDateString();
  return sameDay ? timeOf(date) : `${date.getDate()} ${MONTHS[date.getMonth()]}, ${timeOf(date)}`;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function timeOf(date: Date): string {
  return `${twoDigits(date.getHours())}:${twoDigits(date.getMinutes())}`;
}

function twoDigits(n: number): string {
  return n < 10 ? `0${n}` : String(n);
}

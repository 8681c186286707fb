import type { ResultCode } from '../common/result-codes';
import type { Status } from '../common/settings-keys';
import type { DayNumber, MinuteOfDay, Page } from '../common/snapshot';

const SCOPES: Record<string, string | undefined> = {
  heartrate: 'heart rate',
  weight: 'weight',
  nutrition: 'food and water',
  oxygen_saturation: 'oxygen saturation',
  respiratory_rate: 'breathing rate',
  temperature: 'skin temperature',
  cardio_fitness: 'cardio fitness',
  electrocardiogram: 'ECG',
  irregular_rhythm_notifications: 'heart rhythm',
  settings: 'devices',
  social: 'friends',
};

/** "Activity, heart rate, sleep"; a scope without a word of ours goes by its own name. `alone`: no part of a sentence. */
export function scopesInWords(scopes: string[], alone = true): string {
  const words = scopes
    .map((scope) => SCOPES[scope] || scope)
    .sort()
    .join(', ');
  return alone ? capital(words) : words;
}

/** "Sleep"; home is called as the wearer sees it. */
export function pageInWords(page: Page | 'home' | 'checkups'): string {
  return capital(page);
}

const DATA_SETS: Record<string, string | undefined> = {
  nights: 'sleep',
  day: 'today',
  heart: 'resting heart rate',
  hrv: 'heart rate variability',
  breathing: 'breathing rate',
  oxygen: 'oxygen saturation',
  skin: 'skin temperature',
  quarters: 'steps by the quarter hour',
  steps: 'steps by the day',
  waterGoal: 'water goal',
};

/** "Resting heart rate"; a data set without words of ours goes by its own name. */
export function dataSetInWords(name: string): string {
  return capital(DATA_SETS[name] || name);
}

const RESULTS: Record<ResultCode, string> = {
  ok: 'Everything is up to date',
  'invalid-grant': 'The service ended the sign-in',
  expired: 'The sign-in is over and could not renew itself',
  inactive: 'The service does not know this token, or no more',
  ending: 'The sign-in ends soon and cannot renew itself',
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
  scope: 'Not allowed',
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
export function stateInWords({ state, hold }: Status): string | undefined {
  switch (state) {
    case 'reconnect':
      return 'The service ended this sign-in, or it was taken back elsewhere. Sign in again to go on.';
    case 'gone':
      return 'The service answered that it has ended. The watch goes on with what it measures itself.';
    case 'limited':
      return hold
        ? `The service wants no more requests until ${timeOf(new Date(hold.until))}.`
        : 'The service wants no more requests for now.';
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

/** "5 min ago"; a time ahead of the clock, which was set back since, is just now. */
export function ago(ms: number): string {
  const minutes = Math.floor(ms / 60000);
  if (minutes < 1) return 'Just now';
  if (minutes < 60) return `${minutes} min ago`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return `${hours} h ago`;
  return `${Math.floor(hours / 24)} days ago`;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function timeOf(date: Date): string {
  return timeInWords(date.getHours() * 60 + date.getMinutes());
}

/** "14 Jul". */
export function dateInWords(day: DayNumber): string {
  const date = new Date(day * 86400000);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`;
}

/** "07:15". */
export function timeInWords(minute: MinuteOfDay): string {
  return `${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}`;
}

function twoDigits(n: number): string {
  return n < 10 ? `0${n}` : String(n);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

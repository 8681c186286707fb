import type { Status } from '../../../common/settings-keys';
import { moment, resultInWords, scopesInWords, stateInWords } from '../../../settings/words';

const status = (change: Partial<Status>): Status => ({
  service: 'fitbit',
  state: 'ok',
  granted: [],
  missing: [],
  syncing: false,
  hasSecret: false,
  ...change,
});

it('names scopes as people do, and an unknown one by its own name', () => {
  expect(scopesInWords(['profile', 'heartrate', 'sleep', 'activity'])).toBe(
    'Activity, heart rate, profile, sleep',
  );
  expect(scopesInWords(['oxygen_saturation'])).toBe('Oxygen_saturation');
  expect(scopesInWords([])).toBe('');
});

it('says a result in words, with the code that the documentation explains', () => {
  expect(resultInWords('ok')).toBe('Everything is up to date');
  expect(resultInWords('rate-limit')).toBe('The service wants no more requests for now (rate-limit)');
  expect(resultInWords('of-a-newer-build' as 'ok')).toBe('It did not work (of-a-newer-build)');
});

it('says what each state asks of the wearer, and nothing where it asks nothing', () => {
  const at = (hours: number, minutes: number) => new Date(2026, 6, 14, hours, minutes).getTime();
  expect(stateInWords(status({ state: 'limited', until: at(15, 0) }))).toContain('until 15:00');
  expect(stateInWords(status({ state: 'reconnect' }))).toContain('Sign in again');
  expect(stateInWords(status({ state: 'gone' }))).toContain('has ended');
  for (const state of ['ok', 'notSetUp', 'finishSignIn'] as const) {
    expect(stateInWords(status({ state }))).toBeUndefined();
  }
});

it('tells a moment of today by its time, an earlier one with its day', () => {
  const now = new Date(2026, 6, 14, 14, 42).getTime();
  expect(moment(new Date(2026, 6, 14, 9, 5).getTime(), now)).toBe('09:05');
  expect(moment(new Date(2026, 6, 13, 23, 5).getTime(), now)).toBe('13 Jul, 23:05');
});

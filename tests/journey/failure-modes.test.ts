import type { ResultCode } from '../../common/result-codes';
import type { ServiceName } from '../../common/services';
import type { AccountState } from '../../common/snapshot';
import { FAULTY_MODES } from '../../simulator/cloud/failure-modes/failure-mode';
import { hasNight, readFailures, readStatus, signInWith } from './failure-journey';

/** What a failure from the sign-in on leads to. */
interface Outcome {
  /** Home shows last night. */
  night: boolean;
  result: ResultCode;
  /** The code of every data set that was requested, or the codes of those that are not `ok`. Default: all are. */
  failures?: ResultCode | Record<string, ResultCode>;
  /** Default: `ok`. */
  state?: AccountState;
}

const ALL_WELL: Outcome = { night: true, result: 'ok' };

/** A failure of everything, after which the wearer is still signed in. */
function nothing(code: ResultCode): Outcome {
  return { night: false, result: code, failures: code };
}

/** One data set alone is in trouble. */
function only(dataSet: string, code: ResultCode): Outcome {
  return { night: dataSet !== 'sleep', result: code, failures: { [dataSet]: code } };
}

const CASES: readonly (readonly [service: ServiceName, failure: string, Outcome])[] = [
  // The profile alone is in trouble.
  ['fitbit', '500:/profile.json', only('profile', 'server')],
  ['fitbit', '503:/profile.json', only('profile', 'server')],
  ['fitbit', '520-html:/profile.json', only('profile', 'server')],
  ['fitbit', '404-html:/profile.json', only('profile', 'not-found')],
  // An address that is gone is data that is not there.
  ['fitbit', '410:/profile.json', { ...only('profile', 'gone'), result: 'not-found' }],
  ['fitbit', 'silent:/profile.json', only('profile', 'timeout')],
  ['google', '500:/settings', only('profile', 'server')],
  ['google', '403-google:/settings', only('profile', 'permission')],
  ['google', '404-html:/settings', only('profile', 'not-found')],
  ['google', 'silent:/settings', only('profile', 'timeout')],

  // Another data set is.
  ['fitbit', '500:/sleep', only('sleep', 'server')],
  ['fitbit', '410:/leaderboard', { ...only('friends', 'gone'), result: 'not-found' }],
  ['fitbit', '403:/leaderboard', only('friends', 'scope')],
  ['fitbit', '403-google:/br/', only('breathing', 'permission')],
  ['fitbit', 'cut:/devices.json', only('devices', 'not-json')],
  ['fitbit', 'html:/devices.json', only('devices', 'not-json')],
  ['google', '500:/sleep/', only('sleep', 'server')],
  ['google', '403-scope:/weight/', only('weight', 'scope')],
  ['google', '500:/total-calories/', { ...ALL_WELL, result: 'server' }],

  // Everything is.
  ['fitbit', '401', nothing('token')],
  ['fitbit', '401-html', nothing('token')],
  ['fitbit', '401-google', nothing('token')],
  ['fitbit', '403', nothing('scope')],
  ['fitbit', '403-google', nothing('permission')],
  ['fitbit', '403-scope', nothing('scope')],
  ['fitbit', '404-html', nothing('not-found')],
  ['google', '401', nothing('token')],
  ['google', '401-html', nothing('token')],
  ['google', '401-google', nothing('token')],
  ['google', '403-google', nothing('permission')],
  ['google', '403-scope', nothing('scope')],
  ['google', '404-html', nothing('not-found')],
  ['google', '412', nothing('no-profile')],
  // These are no matter of a data set: one request is enough.
  ['fitbit', '429', { ...nothing('rate-limit'), state: 'limited' }],
  ['fitbit', '429-date', { ...nothing('rate-limit'), state: 'limited' }],
  ['fitbit', '429-retry-info', { ...nothing('rate-limit'), state: 'limited' }],
  ['google', '429-date', { ...nothing('rate-limit'), state: 'limited' }],
  ['google', '429-retry-info', { ...nothing('rate-limit'), state: 'limited' }],
  ['google', '403-disabled', nothing('client')],
  ['google', '403-suspended', nothing('client')],

  // Nothing is said, or in another way.
  ['fitbit', '204', { night: false, result: 'ok' }],
  ['google', '204', { night: false, result: 'ok' }],
  ['fitbit', 'slow', ALL_WELL],
  ['google', 'slow', ALL_WELL],
  ['fitbit', 'odd-row', ALL_WELL],
  ['google', 'odd-row', ALL_WELL],
  ['fitbit', 'shuffled', ALL_WELL],
  ['google', 'shuffled', ALL_WELL],
  ['fitbit', 'hole', ALL_WELL],
  ['google', 'hole', ALL_WELL],
  ['fitbit', 'untyped-sleep', ALL_WELL],
  ['google', 'untyped-sleep', ALL_WELL],
  ['fitbit', 'no-sleep', { night: false, result: 'ok' }],
  ['google', 'no-sleep', { night: false, result: 'ok' }],
  ['fitbit', 'naps', ALL_WELL],
  ['google', 'naps', ALL_WELL],
  // The stretches have times, and the night is counted from them.
  ['fitbit', 'absurd', ALL_WELL],
  ['google', 'absurd', ALL_WELL],
  ['fitbit', 'late:/devices.json', only('devices', 'timeout')],
  ['google', 'other-day', ALL_WELL],
  ['google', 'extra-day', ALL_WELL],
  ['google', 'empty-page', ALL_WELL],
  ['google', 'page-2', { ...ALL_WELL, result: 'server' }],
  ['google', 'filter-refused', ALL_WELL],

  // The token endpoint.
  ['fitbit', 'no-scope', ALL_WELL],
  ['google', 'no-scope', ALL_WELL],
  ['fitbit', 'no-expires-in', ALL_WELL],
  ['google', 'no-expires-in', ALL_WELL],
  ['fitbit', 'no-refresh-token', ALL_WELL],
  ['fitbit', 'token-400', { night: false, result: 'not-json', failures: {}, state: 'finishSignIn' }],
  ['google', 'token-400', { night: false, result: 'not-json', failures: {}, state: 'finishSignIn' }],
  ['fitbit', 'token-429', { night: false, result: 'rate-limit', failures: {}, state: 'finishSignIn' }],
  ['google', 'token-429', { night: false, result: 'rate-limit', failures: {}, state: 'finishSignIn' }],
  ['fitbit', 'deleted-client', { night: false, result: 'client', failures: {}, state: 'notSetUp' }],
  ['google', 'deleted-client', { night: false, result: 'client', failures: {}, state: 'notSetUp' }],
  ['fitbit', 'access-denied', { night: false, result: 'denied', failures: {}, state: 'notSetUp' }],
  ['google', 'access-denied', { night: false, result: 'denied', failures: {}, state: 'notSetUp' }],
];

async function expectOutcome(
  service: ServiceName,
  failure: string,
  { night, result, failures = {}, state = 'ok' }: Outcome,
): Promise<void> {
  const journey = await signInWith(service, [`answer=${failure}`]);
  // An exchange that nothing is said to is sent again for a minute and a half.
  if (failure === 'token-400') await journey.advance('1m');
  expect(journey.errors()).toEqual([]);
  const status = readStatus(journey);
  expect([hasNight(journey), status.failedSignIn?.code ?? status.result, status.state]).toEqual([
    night,
    result,
    state,
  ]);
  const failed = readFailures(journey);
  if (typeof failures === 'string') expect(new Set(Object.values(failed))).toEqual(new Set([failures]));
  else expect(failed).toEqual(failures);
}

test('there is a case for every failure mode', () => {
  const modes = new Set(CASES.map(([, failure]) => failure.replace(/:.*/, '')));
  expect(FAULTY_MODES.filter((mode) => !modes.has(mode))).toEqual([]);
});

test.each(CASES)('%s %s', expectOutcome);

import { applyFailureMode } from '../../../../simulator/cloud/apply-failure-mode';
import type { FailureMode } from '../../../../simulator/cloud/failure-mode';
import { GoogleTestClient, readGoogleError } from './google-test-client';

const IDENTITY = 'https://health.googleapis.com/v4/users/me/identity';

function sendIn(failureMode: FailureMode, url = IDENTITY) {
  const client = new GoogleTestClient();
  const headers = { authorization: `Bearer ${client.signIn().access_token}` };
  let handled = 0;
  const { response } = applyFailureMode(
    failureMode,
    { method: 'GET', url, headers },
    () => {
      handled++;
      return client.send({ method: 'GET', url, headers });
    },
    client.now,
  );
  if (!response) throw new Error('no response');
  return { response, answered: handled };
}

test('429 refuses data in Google’s shape, but allows sign-in', () => {
  const { response, answered } = sendIn('429');
  expect(readGoogleError(response)).toEqual([429, 'RESOURCE_EXHAUSTED', 'RATE_LIMIT_EXCEEDED']);
  expect(answered).toBe(0);
  expect(sendIn('429', 'https://oauth2.googleapis.com/tokeninfo').answered).toBe(1);
  expect(sendIn('429', 'https://accounts.google.com/o/oauth2/v2/auth').answered).toBe(1);
});

test('500 is an error in Google’s shape', () => {
  expect(readGoogleError(sendIn('500').response).slice(0, 2)).toEqual([500, 'INTERNAL']);
});

test('410 is the end of the Fitbit Web API, and not of its successor', () => {
  expect(sendIn('410').response.status).toBe(200);
  expect(sendIn('410', 'https://api.fitbit.com/1/user/-/profile.json').response.status).toBe(410);
});

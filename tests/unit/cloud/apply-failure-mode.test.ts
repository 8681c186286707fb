import { applyFailureMode, SLOW_DELAY_MS } from '../../../simulator/cloud/apply-failure-mode';
import type { FailureMode } from '../../../simulator/cloud/failure-mode';
import { PretendClient, readFitbitError } from './pretend-client';

const PROFILE = 'https://api.fitbit.com/1/user/-/profile.json';

function sendIn(failureMode: FailureMode, url = PROFILE) {
  const client = new PretendClient();
  const request = {
    method: 'GET',
    url,
    headers: { authorization: `Bearer ${client.signIn().access_token}` },
  };
  let handled = 0;
  const { response, delayMs } = applyFailureMode(
    failureMode,
    request,
    () => {
      handled++;
      return client.send(request);
    },
    client.now,
  );
  return {
    response,
    delay: delayMs,
    answered: handled,
    status: response?.status,
    body: response?.body ?? '',
  };
}

test('normal and slow pass the answer on', () => {
  expect(sendIn('normal')).toMatchObject({ status: 200, delay: 0, answered: 1 });
  expect(sendIn('slow')).toMatchObject({ status: 200, delay: SLOW_DELAY_MS, answered: 1 });
});

test('429 refuses data until the top of the hour, but signs in', () => {
  const { response, answered } = sendIn('429');
  expect(response && readFitbitError(response)).toEqual([429, 'request']);
  expect(response?.headers).toMatchObject({
    'fitbit-rate-limit-remaining': '0',
    'fitbit-rate-limit-reset': String(18 * 60),
  });
  expect(answered).toBe(0);
  expect(sendIn('429', 'https://api.fitbit.com/oauth2/token').answered).toBe(1);
});

test('410 is the end of data and sign-in alike', () => {
  expect(sendIn('410')).toMatchObject({ status: 410, answered: 0 });
  expect(sendIn('410', 'https://www.fitbit.com/oauth2/authorize').status).toBe(410);
});

test('500 is an error in the service’s own shape', () => {
  const { response } = sendIn('500');
  expect(response && readFitbitError(response)).toEqual([500, 'system']);
});

test('html answers 200 with a page of somebody else', () => {
  const { response, answered } = sendIn('html');
  expect(response?.status).toBe(200);
  expect(response?.headers['content-type']).toContain('text/html');
  expect(answered).toBe(0);
});

test('cut does what was asked and answers with half of the body', () => {
  const whole = sendIn('normal').body;
  const { body, answered, status } = sendIn('cut');
  expect(status).toBe(200);
  expect(answered).toBe(1);
  expect(whole.startsWith(body)).toBe(true);
  expect(() => JSON.parse(body)).toThrow();
});

test('silent does what was asked and never answers', () => {
  expect(sendIn('silent')).toMatchObject({ response: undefined, answered: 1 });
});

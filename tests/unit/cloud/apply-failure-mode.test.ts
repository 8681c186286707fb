import { applyFailureMode, SLOW_DELAY_MS } from '../../../simulator/cloud/apply-failure-mode';
import type { FailureMode } from '../../../simulator/cloud/failure-mode';
import { FitbitTestClient, readFitbitError } from './fitbit-test-client';

const PROFILE = 'https://api.fitbit.com/1/user/-/profile.json';

function sendIn(failureMode: FailureMode, url = PROFILE) {
  const client = new FitbitTestClient();
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
    handled: handled,
    status: response?.status,
    body: response?.body ?? '',
  };
}

test('normal and slow return the response', () => {
  expect(sendIn('normal')).toMatchObject({ status: 200, delay: 0, handled: 1 });
  expect(sendIn('slow')).toMatchObject({ status: 200, delay: SLOW_DELAY_MS, handled: 1 });
});

test('429 rejects requests for data until the next full hour, but not the sign-in', () => {
  const { response, handled } = sendIn('429');
  expect(response && readFitbitError(response)).toEqual([429, 'request']);
  expect(response?.headers).toMatchObject({
    'fitbit-rate-limit-remaining': '0',
    'fitbit-rate-limit-reset': String(18 * 60),
  });
  expect(handled).toBe(0);
  expect(sendIn('429', 'https://api.fitbit.com/oauth2/token').handled).toBe(1);
});

test('410 ends both data and sign-in', () => {
  expect(sendIn('410')).toMatchObject({ status: 410, handled: 0 });
  expect(sendIn('410', 'https://www.fitbit.com/oauth2/authorize').status).toBe(410);
});

test('500 is an error in the service’s own format', () => {
  const { response } = sendIn('500');
  expect(response && readFitbitError(response)).toEqual([500, 'system']);
});

test('html is a 200 with another network’s page', () => {
  const { response, handled } = sendIn('html');
  expect(response?.status).toBe(200);
  expect(response?.headers['content-type']).toContain('text/html');
  expect(handled).toBe(0);
});

test('cut handles the request and returns half of the body', () => {
  const whole = sendIn('normal').body;
  const { body, handled, status } = sendIn('cut');
  expect(status).toBe(200);
  expect(handled).toBe(1);
  expect(whole.startsWith(body)).toBe(true);
  expect(() => JSON.parse(body)).toThrow();
});

test('silent handles the request and never responds', () => {
  expect(sendIn('silent')).toMatchObject({ response: undefined, handled: 1 });
});

import { SLOW_DELAY_MS } from '../../../../simulator/cloud/failure-modes/connection-effects';
import { FITBIT, sendIn, sendWith } from './send-in-mode';

const PROFILE = `${FITBIT}/1/user/-/profile.json`;

test('normal and slow return the response', () => {
  expect(sendIn('normal', PROFILE)).toMatchObject({ response: { status: 200 }, delayMs: 0, handled: 1 });
  expect(sendIn('slow', PROFILE)).toMatchObject({
    response: { status: 200 },
    delayMs: SLOW_DELAY_MS,
    handled: 1,
  });
});

test('html is a 200 with another network’s page', () => {
  const { response, handled } = sendIn('html', PROFILE);
  expect(response.status).toBe(200);
  expect(response.headers['content-type']).toContain('text/html');
  expect(handled).toBe(0);
});

test('cut handles the request and returns half of the body', () => {
  const whole = sendIn('normal', PROFILE).response.body;
  const { response, handled, json } = sendIn('cut', PROFILE);
  expect(response.status).toBe(200);
  expect(handled).toBe(1);
  expect(whole.startsWith(response.body)).toBe(true);
  expect(json).toBeUndefined();
});

test('silent handles the request and never responds', () => {
  const { response, handled } = sendWith([{ mode: 'silent' }], PROFILE);
  expect(response).toBeUndefined();
  expect(handled).toHaveLength(1);
});

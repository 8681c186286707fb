import { SLOW_DELAY_MS } from '../../../../simulator/cloud/failure-modes/connection-effects';
import { FITBIT, sendWith } from './send-in-mode';

const PROFILE = `${FITBIT}/1/user/-/profile.json`;
const SLEEP = `${FITBIT}/1.2/user/-/sleep/date/2026-07-08/2026-07-14.json`;

test('a failure applies to the addresses that contain its part', () => {
  const failures = [{ mode: '500', urlPart: '/sleep' }] as const;
  expect(sendWith(failures, SLEEP).response?.status).toBe(500);
  expect(sendWith(failures, PROFILE).response?.status).toBe(200);
});

test('the first that responds decides', () => {
  expect(sendWith([{ mode: '500' }, { mode: '503' }], PROFILE).response?.status).toBe(500);
  // 429 leaves the sign-in to the next.
  const failures = [{ mode: '429' }, { mode: '503' }] as const;
  expect(sendWith(failures, PROFILE).response?.status).toBe(429);
  expect(sendWith(failures, `${FITBIT}/oauth2/token`).response?.status).toBe(503);
});

test('what changes a response changes that of the failures after it', () => {
  const { response, delayMs, handled } = sendWith(
    [{ mode: 'slow' }, { mode: 'cut' }, { mode: '500' }],
    PROFILE,
  );
  expect(delayMs).toBe(SLOW_DELAY_MS);
  expect(response?.status).toBe(500);
  expect(() => JSON.parse(response?.body ?? '')).toThrow();
  expect(handled).toEqual([]);
});

test('the service handles a request at most once', () => {
  const { handled } = sendWith([{ mode: 'odd-row' }, { mode: 'shuffled' }, { mode: 'cut' }], SLEEP);
  expect(handled).toHaveLength(1);
});

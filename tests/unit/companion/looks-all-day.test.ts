import { HOUR_MS, MINUTE_MS } from '../../../common/time';
import { TestPhone } from './test-phone';

/** The sign-in's own are among them. */
const REQUESTS_OF_LOOKS = 180;

/** Looks at the watch every other minute. */
async function look(phone: TestPhone, ms: number): Promise<void> {
  for (const end = phone.time + ms; phone.time < end; await phone.pass(2 * MINUTE_MS)) {
    await phone.receive({ type: 'refresh' });
  }
}

it('looks are stopped at 180 of the 300 requests of a day; wakes go on, and so do looks a day later', async () => {
  const phone = new TestPhone();
  await phone.launch();
  await phone.signIn();
  const { requests } = phone.service;
  await look(phone, 4 * HOUR_MS);
  expect(requests.length).toBeLessThan(REQUESTS_OF_LOOKS);
  await look(phone, 3 * HOUR_MS);
  expect(requests).toHaveLength(REQUESTS_OF_LOOKS);

  await phone.pass(30 * MINUTE_MS);
  await phone.receive({ type: 'refresh' });
  expect(requests).toHaveLength(REQUESTS_OF_LOOKS);
  await phone.wake();
  const afterWake = requests.length;
  expect(afterWake).toBeGreaterThan(REQUESTS_OF_LOOKS);

  await phone.pass(24 * HOUR_MS);
  await phone.receive({ type: 'refresh' });
  expect(requests.length).toBeGreaterThan(afterWake);
});

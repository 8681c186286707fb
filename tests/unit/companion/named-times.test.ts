import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../common/time';
import { error, ServicePhone } from './services/service-phone';

const LIMITED_FOR_S = 1800;
const limited = (seconds: number) => error(429, {}, { 'retry-after': String(seconds) });

/** Signs in, lets the data grow old, and returns when the next requests get these responses. */
async function beginLimited(phone: ServicePhone, respond: ServicePhone['respond']): Promise<number> {
  await phone.begin();
  await phone.pass(2 * HOUR_MS);
  phone.respond = respond;
  return phone.time;
}

test('a 429 of the first of two requests for a data set is stored before the second has a response', async () => {
  const phone = new ServicePhone('google');
  const from = await beginLimited(phone, ({ url }) =>
    url.includes('steps/dataPoints:dailyRollUp') ? limited(LIMITED_FOR_S) : undefined,
  );
  await phone.command('syncNow');
  // The second waits for its turn.
  await phone.pass(1.2 * SECOND_MS);
  expect(phone.count('steps', from)).toBe(1);
  expect(phone.count('total-calories', from)).toBe(0);
  phone.kill();
  await phone.pass(SECOND_MS);
  const killedAt = phone.time;
  await phone.launch();
  await phone.live(20 * MINUTE_MS);
  expect(phone.count('', killedAt)).toBe(0);
  expect(phone.status.state).toBe('limited');
});

test('of several times the last counts', async () => {
  const phone = new ServicePhone('fitbit');
  const from = await beginLimited(phone, ({ url }) =>
    url.includes('/profile') ? undefined : limited(url.includes('/hrv/') ? LIMITED_FOR_S : 60),
  );
  await phone.command('syncNow');
  await phone.pass(MINUTE_MS);
  expect(phone.count('', from)).toBeGreaterThan(1);
  const limitedAt = phone.time;
  await phone.live(25 * MINUTE_MS);
  expect(phone.count('', limitedAt)).toBe(0);
});

test('a request whose token was rejected is not sent again when another has been limited', async () => {
  const phone = new ServicePhone('fitbit');
  const from = await beginLimited(phone, ({ url }) =>
    url.includes('/sleep/')
      ? limited(LIMITED_FOR_S)
      : url.includes('/activities/')
        ? error(401, { errors: [{ errorType: 'expired_token' }] })
        : undefined,
  );
  await phone.command('syncNow');
  await phone.pass(MINUTE_MS);
  expect(phone.count('/sleep/', from)).toBe(1);
  expect(phone.count('/token', from)).toBe(0);
});

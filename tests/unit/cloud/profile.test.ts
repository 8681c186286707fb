import { createPersona } from '../../../simulator/persona/create-persona';
import { HOUR_MS } from '../../../simulator/world/duration';
import { createSignedInClient, FitbitTestClient, START } from './fitbit-test-client';

const mara = createPersona('mara');

describe('the profile', () => {
  test('has the zone, offset and units of the account', () => {
    expect(createSignedInClient().body('/1/user/-/profile.json').user).toMatchObject({
      fullName: 'Mara Lind',
      encodedId: 'B7LM4K',
      timezone: 'Europe/Vienna',
      offsetFromUTCMillis: 7_200_000,
      distanceUnit: 'METRIC',
      age: 34,
      height: 171,
      weight: mara.weight(START),
      averageDailySteps: expect.any(Number),
    });
  });

  test('has the winter offset after the clocks change', () => {
    const client = new FitbitTestClient();
    client.now = Date.UTC(2026, 11, 1, 12);
    expect(createSignedInClient(client).body('/1/user/-/profile.json').user.offsetFromUTCMillis).toBe(
      HOUR_MS,
    );
  });

  test('is in miles and pounds, or in stone, if requested', () => {
    const { body } = createSignedInClient();
    const user = (language: string) => body('/1/user/-/profile.json', { 'accept-language': language }).user;
    const kilograms = mara.weight(START);
    expect(user('en_US')).toMatchObject({ height: 67.3, weight: Number((kilograms * 2.20462).toFixed(1)) });
    expect(user('en_GB')).toMatchObject({ height: 171, weight: Number((kilograms / 6.35029).toFixed(1)) });
  });

  test('of the idle account exists although nothing else does', () => {
    const { body } = createSignedInClient(new FitbitTestClient('idle'));
    expect(body('/1/user/-/profile.json').user).toMatchObject({
      averageDailySteps: 0,
      memberSince: '2026-07-13',
    });
    expect(body('/1.2/user/-/sleep/date/2026-04-10/2026-07-14.json')).toEqual({ sleep: [] });
  });
});

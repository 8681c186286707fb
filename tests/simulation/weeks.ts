import { DAY_MS, HOUR_MS } from '../../simulator/world/duration';
import { Journey } from '../journey/journey';
import { troubles } from './schedule';

/** What the watch says where somebody has to sign in. */
const SIGN_IN = /Sign in on phone|Reconnect|Connect on phone|Finish on phone/;

/** The most requests in any span of this length. */
function most(times: readonly number[], span: number): number {
  return Math.max(
    0,
    ...times.map((from) => times.filter((time) => time >= from && time < from + span).length),
  );
}

/** A refusal whose response was cut off did not arrive. */
function isWhole(body: string | undefined): boolean {
  try {
    JSON.parse(body ?? '');
    return true;
  } catch {
    return false;
  }
}

/** Trouble of so many days; `savesBattery`: on a phone that unloads what idles. */
interface Weeks {
  seed: number;
  days: number;
  savesBattery?: boolean;
}

/**
 * Days in which everything goes wrong that can, through the whole product: face, phone, settings page and
 * cloud. In the evening the wearer looks at the watch, and signs in again where it says so.
 */
export async function liveThroughTrouble({ seed, days, savesBattery }: Weeks): Promise<void> {
  const faults = troubles(seed, days);
  if (savesBattery) faults.push('save-battery');
  const journey = new Journey({ faults });
  const { world } = journey;
  await journey.signIn();
  world.watch.setDisplay(false);
  let signIns = 1;
  // One day more than there is trouble.
  for (let day = 0; day <= days; day++) {
    await journey.advance('24h');
    world.watch.setDisplay(true);
    if (SIGN_IN.test(journey.allWatchText())) {
      signIns++;
      await journey.signIn();
    }
    world.watch.setDisplay(false);
  }
  await journey.advance('20m');

  expect(journey.errors()).toEqual([]);
  await journey.openSettings();
  expect(journey.settingsText()).toContain('Sign out');
  expect(journey.settingsText()).toContain('Everything is up to date');
  world.watch.setDisplay(true);
  expect(journey.allWatchText()).not.toMatch(SIGN_IN);
  expect(journey.allWatchText()).not.toContain('Synced');

  // A session ended only where the response to a refresh was lost.
  const refreshes = journey
    .requests('/oauth2/token')
    .filter(({ requestBody }) => requestBody?.includes('refresh_token'));
  expect(refreshes.length).toBeGreaterThanOrEqual(days * 2);
  const refused = refreshes.filter(({ status, responseBody }) => status === 400 && isWhole(responseBody));
  for (const { requestBody } of refused) {
    expect(refreshes.some((each) => each.requestBody === requestBody && each.status !== 400)).toBe(true);
  }
  // Each session ended once and the wearer was notified: an invalid token is not sent again.
  expect(new Set(refused.map(({ requestBody }) => requestBody)).size).toBe(refused.length);
  expect(signIns).toBeGreaterThan(refused.length);
  // The service got few requests.
  const times = journey.requests('api.fitbit.com').map(({ t }) => t);
  expect(most(times, HOUR_MS)).toBeLessThanOrEqual(40);
  expect(most(times, DAY_MS)).toBeLessThanOrEqual(300);
}

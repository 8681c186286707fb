import { MAX_BUNDLE_BYTES, measureBundles } from '../../scripts/measure-bundles';
import { builtApp } from '../journey/built-app';
import { Journey } from '../journey/journey';
import { DATA_SETS } from '../unit/companion/data-sets';
import { checkFitbitExchange as check } from './fitbit-exchange';

/** What is wrong with anything that passed between companion and cloud, each once. */
function problems(journey: Journey): string[] {
  const found = journey.entries('request').flatMap((entry) => {
    const { method, url, requestHeaders: headers, requestBody, status, responseBody } = entry;
    if (status === undefined) return [`${method} ${url} has no answer: ${entry.failure}`];
    const response = { status, headers: entry.responseHeaders, body: responseBody ?? '' };
    return check({ method, url, headers, body: requestBody }, response);
  });
  return [...new Set(found)];
}

/** The addresses by the status of their response. */
function refused(journey: Journey): string[] {
  const refusals = journey.requests('api.fitbit.com').filter(({ status }) => status !== 200);
  return [...new Set(refusals.map(({ status, url }) => `${status} ${new URL(url).pathname}`))];
}

/** An address without its days: one for each data set. */
function undated(url: string): string {
  return new URL(url).pathname.replace(/\d{4}-\d\d-\d\d/g, '…');
}

/** Wakes in a day. */
const WAKES = 96;

describe('a day with the built companion, every page on', () => {
  test.each(['mara', 'noor', 'idle'])(
    '%s: every request and every response is as the contract has it',
    async (persona) => {
      const journey = new Journey({ persona, faults: ['save-battery'] });
      await journey.signIn();
      // The exchange, and what every page needs.
      const first = 1 + DATA_SETS.length;
      expect(journey.requests('api.fitbit.com')).toHaveLength(first);
      await journey.advance('24h');
      const asked = journey.requests('api.fitbit.com').map(({ url }) => undated(url));
      expect(asked.length).toBeGreaterThan(100);
      expect(asked.length - first).toBeLessThanOrEqual(3 * WAKES);
      expect(new Set(asked).size).toBe(first);
      for (const { bytes } of journey.entries('file')) expect(bytes).toBeLessThan(1000);
      expect(problems(journey)).toEqual([]);
      // Only personal applications get intraday steps. Every other data set gets a response.
      for (const line of refused(journey)) {
        expect(line).toMatch(/^403 .*\/activities\/steps\/date\/[\d-]+\/1d\/\d+min\.json$/);
      }
      expect(journey.errors()).toEqual([]);
    },
  );

  test('of a personal application: nothing is refused', async () => {
    const settings = new Map([['clientId', JSON.stringify({ name: 'PRS123' })]]);
    const journey = new Journey({ settings });
    await journey.signIn();
    await journey.advance('4h');
    expect(problems(journey)).toEqual([]);
    expect(refused(journey)).toEqual([]);
    expect(journey.requests('client_id').length + journey.requests('/oauth2/token').length).toBeGreaterThan(
      0,
    );
  });

  test('signing out is, too', async () => {
    const journey = new Journey();
    const page = await journey.signIn();
    page.press('Sign out');
    page.press('Sign out');
    await journey.advance('20s');
    expect(journey.requests('/oauth2/revoke').map(({ status }) => status)).toEqual([200]);
    expect(problems(journey)).toEqual([]);
  });
});

describe('a change of the look', () => {
  it.each<[string, string, string, object]>([
    ['an accent', 'accent', '"sea"', { look: { accent: '#3ED8C3' } }],
    ['a page', 'page.recovery', 'false', { look: { pages: ['sleep', 'week', 'body', 'friends', 'status'] } }],
    [
      'a unit',
      'unit.weight',
      '{"selected":[1],"values":[{"name":"lb","value":"lb"}]}',
      { body: { units: { weight: 'lb' } } },
    ],
  ])(
    'is on the watch within seconds, even while the service is silent: %s',
    async (_, key, value, expected) => {
      const journey = new Journey({ faults: ['answer=silent@20m..40m'] });
      const page = await journey.signIn();
      await journey.advance('24m');
      page.press('Sync now');
      await journey.advance('2s');
      const before = journey.entryCount();
      journey.world.settings.set('settings', key, value);
      await journey.advance('3s');
      const files = journey.entries('file', before).filter(({ state }) => state === 'transferred');
      expect(files.map(({ data }) => data)).toMatchObject([expected]);
    },
  );
});

test('the companion with both sources keeps to its limit', () => {
  expect(measureBundles(builtApp()).companion).toBeLessThanOrEqual(MAX_BUNDLE_BYTES.companion);
});

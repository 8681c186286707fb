import { CHECKUPS_KEY } from '../../common/preferences';
import { Journey } from '../journey/journey';
import { checkGoogleExchange as check } from './google-exchange';

describe('a day with the built companion and Google, all on', () => {
  test.each(['mara', 'noor', 'idle'])(
    '%s: every request and every response is as the contract has it',
    async (persona) => {
      const settings = new Map([[CHECKUPS_KEY, 'true']]);
      const journey = new Journey({ persona, settings, faults: ['save-battery'] });
      const page = await journey.openSettings();
      page.press('Google Health');
      await journey.advance('2s');
      page.signIn();
      await journey.advance('30s');
      page.press('Show diagnostics');
      // A minute more: the last wake may have begun with the last second.
      await journey.advance('24h');
      await journey.advance('1m');
      const asked = journey.requests('health.googleapis.com');
      expect(asked.length).toBeGreaterThan(100);
      const problems = asked.flatMap((entry) => {
        const { method, url, requestHeaders: headers, requestBody, status = 0, responseBody } = entry;
        const response = { status, headers: entry.responseHeaders, body: responseBody ?? '' };
        return [
          ...check({ method, url, headers, body: requestBody }, response),
          ...(status === 200 ? [] : [url]),
        ];
      });
      expect(problems).toEqual([]);
      const types = new Set(asked.map(({ url }) => new URL(url).pathname));
      for (const last of ['settings', 'pairedDevices', 'irnProfile', 'electrocardiogram/dataPoints'])
        expect([...types].filter((path) => path.endsWith(last))).toHaveLength(1);
      for (const { bytes } of journey.entries('file')) expect(bytes).toBeLessThan(1000);
      expect(journey.errors()).toEqual([]);
    },
  );
});

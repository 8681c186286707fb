import { createPageFetch } from '../../../simulator/simulation/page-fetch';
import { VirtualClock } from '../../../simulator/world/clock';
import { createBody } from '../../../simulator/world/http';
import { Trace } from '../../../simulator/world/trace';
import { eventsOf } from '../phone/events-of';
import { FakeNetwork } from '../phone/fake-network';

test('a page gets bodies as texts, and a binary one is reported once', () => {
  const clock = new VirtualClock(0);
  const trace = new Trace(clock);
  const network = new FakeNetwork(clock, ({ url }) => {
    if (url.endsWith('/gone')) return { failure: 'gone' };
    const bytes = url.endsWith('/mark') ? [0xef, 0xbb, 0xbf, 0x61] : [0x62, 0xff];
    return { status: 200, headers: {}, ...createBody(Uint8Array.from(bytes)) };
  });
  const fetchForPage = createPageFetch({ clock, network, trace });
  const responses: unknown[] = [];
  for (const path of ['mark', 'binary', 'binary', 'gone'])
    fetchForPage({ method: 'GET', url: `https://api.example/${path}`, headers: {} }, (response) =>
      responses.push('failure' in response ? response.failure : [response.body, response.binary]),
    );
  clock.runUntil(1000);
  expect(responses).toEqual([['a', undefined], ['b\ufffd', undefined], ['b\ufffd', undefined], 'gone']);
  expect(eventsOf(trace, 'warning')).toMatchObject([
    { place: 'settings', text: 'fetch: a page with a window gets texts only, binary bodies damaged' },
  ]);
});

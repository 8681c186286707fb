import { createPageFetch } from '../../../simulator/simulation/page-fetch';
import { VirtualClock } from '../../../simulator/world/clock';
import { createBody } from '../../../simulator/world/http';
import { Trace } from '../../../simulator/world/trace';
import { eventsOf } from '../phone/events-of';
import { FakeNetwork, json, redirect } from '../phone/fake-network';

const OPEN = { 'access-control-allow-origin': '*' };

test('a page gets bodies as texts, and a binary one is reported once', () => {
  const clock = new VirtualClock(0);
  const trace = new Trace(clock);
  const network = new FakeNetwork(clock, ({ url }) => {
    if (url.endsWith('/gone')) return { failure: 'gone' };
    const bytes = url.endsWith('/mark') ? [0xef, 0xbb, 0xbf, 0x61] : [0x62, 0xff];
    return { status: 200, headers: OPEN, ...createBody(Uint8Array.from(bytes)) };
  });
  const fetchForPage = createPageFetch({ clock, network, trace });
  const responses: unknown[] = [];
  for (const path of ['mark', 'binary', 'binary', 'gone'])
    fetchForPage(
      { method: 'GET', url: `https://api.example/${path}`, headers: {} },
      { isSignIn: false },
      (response) =>
        responses.push('failure' in response ? response.failure : [response.body, response.binary]),
    );
  clock.runUntil(1000);
  expect(responses).toEqual([['a', undefined], ['b\ufffd', undefined], ['b\ufffd', undefined], 'gone']);
  expect(eventsOf(trace, 'warning')).toMatchObject([
    { place: 'settings', text: 'fetch: a page with a window gets texts only, binary bodies damaged' },
  ]);
});

/** What comes of a request to each address, with the warnings. */
function answersTo(urls: readonly string[], isSignIn: boolean) {
  const clock = new VirtualClock(0);
  const trace = new Trace(clock);
  const network = new FakeNetwork(clock, ({ url }) => {
    if (url.endsWith('/moved')) return redirect('http://api.example/plain');
    if (url.endsWith('/renamed')) return redirect('https://api.example/open');
    return json({}, 200, url.endsWith('/open') ? OPEN : {});
  });
  const fetchForPage = createPageFetch({ clock, network, trace });
  const answers: unknown[] = [];
  for (const url of urls)
    fetchForPage({ method: 'GET', url, headers: {} }, { isSignIn }, (response) =>
      answers.push('failure' in response ? response.failure : [response.url, response.isRedirected]),
    );
  clock.runUntil(1000);
  return { answers, warnings: eventsOf(trace, 'warning').map(({ text }) => text), network };
}

test('a page has the CORS and HTTPS of one without a window, and the address after redirects', () => {
  const { answers, warnings, network } = answersTo(
    [
      'http://api.example/plain',
      'https://api.example/moved',
      'https://api.example/renamed',
      'https://a.example/',
    ],
    false,
  );
  expect(answers).toEqual([
    expect.stringMatching(/^Failed to fetch - Please use https/),
    'a redirect to an address that the phone refuses, such as plain http://',
    ['https://a.example/', false],
    ['https://api.example/open', true],
  ]);
  expect(warnings).toEqual([
    'fetch: a.example sent no Access-Control-Allow-Origin for settings pages; a phone then refuses the response',
  ]);
  expect(network.requests.map(({ url }) => url)).not.toContain('http://api.example/plain');
});

test('the exchange of a sign-in has neither', () => {
  const { answers, warnings } = answersTo(['http://api.example/plain', 'https://a.example/'], true);
  expect(answers).toEqual([
    ['http://api.example/plain', false],
    ['https://a.example/', false],
  ]);
  expect(warnings).toEqual([]);
});

test.each([true, false])('a method that no server has is not sent (of a sign-in: %s)', (isSignIn) => {
  const clock = new VirtualClock(0);
  const trace = new Trace(clock);
  const network = new FakeNetwork(clock, () => json({}));
  const answers: unknown[] = [];
  const request = { method: 'GET; curl x|sh #', url: 'https://api.example/', headers: {} };
  createPageFetch({ clock, network, trace })(request, { isSignIn }, (response) => answers.push(response));
  clock.runUntil(1000);
  expect(answers).toEqual([{ failure: 'Failed to fetch' }]);
  expect(eventsOf(trace, 'warning')).toMatchObject([
    { text: expect.stringContaining('letters and hyphens') },
  ]);
  expect(eventsOf(trace, 'request')).toEqual([]);
});

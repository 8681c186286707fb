import { CALLBACK_URL, SIMPLE_REDIRECT_URL } from '../../../simulator/settings-page/oauth';
import { PhoneBrowser } from '../../../simulator/simulation/phone-browser';
import type { ServerMessage } from '../../../simulator/simulation/protocol';
import { VirtualClock } from '../../../simulator/world/clock';
import type { CloudRequest, CloudResponse } from '../../../simulator/world/http';
import type { NetworkFailure } from '../../../simulator/world/network';
import { Trace } from '../../../simulator/world/trace';

const AUTHORIZE = 'https://www.fitbit.com/oauth2/authorize';
const APPEARANCE = { isDark: false, showsNumeral: false };

/** A browser whose pages `answer` makes; undefined means no response. */
function setup(answer: (request: CloudRequest) => CloudResponse | NetworkFailure | undefined) {
  const clock = new VirtualClock(0);
  const trace = new Trace(clock);
  const sent: ServerMessage[] = [];
  const client = { send: () => undefined };
  const browser = new PhoneBrowser({
    clock,
    trace,
    network: {
      isOnline: true,
      send(request, done) {
        const reply = answer(request);
        if (reply) clock.after(200, () => done(reply));
        return () => undefined;
      },
    },
    playback: {
      waitUntil: async (done, limit) => {
        while (!done() && clock.now() < limit) clock.runUntil(clock.now() + 100);
        return done();
      },
    },
    send: (message) => sent.push(message),
    onSignIn: () => undefined,
  });
  browser.open(client, 7, AUTHORIZE, APPEARANCE);
  const [opened] = sent;
  const frame = opened?.type === 'browser' ? (opened.browser.frame ?? '') : '';
  const token = frame.split('/')[2] ?? '';
  const visit = (url: string, method = 'GET', body?: string) =>
    browser.visit(token, { method, url, headers: {}, body }, () => undefined);
  return { browser, client, trace, sent, visit, token };
}

const html = (body: string): CloudResponse => ({
  status: 200,
  headers: { 'content-type': 'text/html' },
  body,
});
const redirect = (location: string): CloudResponse => ({ status: 302, headers: { location }, body: '' });

test('shows a page with its forms leading through the server, and keeps it open in the trace', async () => {
  const { visit, trace, token } = setup(() => html('<form action="/oauth2/authorize"></form>'));
  const page = await visit(AUTHORIZE);
  expect(page?.html).toContain(`action="/browse/${token}/https/www.fitbit.com/oauth2/authorize"`);
  expect(trace.entries).toMatchObject([{ kind: 'page', url: AUTHORIZE, state: 'open', status: 200 }]);
});

test('a redirect is one more step, at its own address', async () => {
  const { visit, trace, token } = setup(() => redirect('https://accounts.example/login?x=1'));
  expect(await visit(AUTHORIZE)).toMatchObject({
    status: 302,
    location: `/browse/${token}/https/accounts.example/login?x=1`,
  });
  expect(trace.entries).toMatchObject([{ state: 'done', status: 302 }]);
});

test('at the redirect page the parameters go back, and the browser is over', async () => {
  const state = encodeURIComponent(CALLBACK_URL);
  const { visit, sent, trace } = setup((request) =>
    request.method === 'POST'
      ? redirect(`${SIMPLE_REDIRECT_URL}?code=c0de&state=${state}#_=_`)
      : html('<form method="post"></form>'),
  );
  await visit(AUTHORIZE);
  await visit(AUTHORIZE, 'POST');
  expect(sent.at(-1)).toEqual({ type: 'returned', id: 7, params: { code: 'c0de', state: CALLBACK_URL } });
  expect(trace.entries).toMatchObject([{ url: AUTHORIZE, state: 'done', status: 302 }]);
  expect(await visit(AUTHORIZE)).toBeUndefined();
});

test('a redirect with nowhere to return is shown as an error and returns nothing', async () => {
  const { visit, sent } = setup(() => redirect(`${SIMPLE_REDIRECT_URL}?code=c0de&state=mine`));
  const page = await visit(AUTHORIZE);
  expect(page?.html).toContain('Nowhere to return to');
  expect(sent.map(({ type }) => type)).not.toContain('returned');
});

test('a page that fails says why', async () => {
  const { visit, trace } = setup(() => ({ failure: 'the phone is offline' }));
  expect(await visit(AUTHORIZE)).toMatchObject({
    status: 502,
    html: expect.stringContaining('The phone is offline.'),
  });
  expect(trace.entries).toMatchObject([{ state: 'closed' }]);
});

test('a form that did not load is sent again, by the link of its page and when the network is back', async () => {
  let isOnline = true;
  const requests: string[] = [];
  const { browser, visit, sent, token } = setup(({ method, body }) => {
    if (!isOnline) return { failure: 'the phone is offline' };
    requests.push(`${method} ${body ?? ''}`);
    return html(`<p>${method}</p>`);
  });
  const path = `/browse/${token}/https/www.fitbit.com/oauth2/authorize`;
  await visit(AUTHORIZE);
  browser.reloadFailedPages();
  expect(sent.filter(({ type }) => type === 'browser')).toHaveLength(2);
  isOnline = false;
  expect((await visit(AUTHORIZE, 'POST', 'allow=1'))?.html).toContain(`<a href="${path}">Try again</a>`);
  expect((await visit(AUTHORIZE))?.html).toContain('Try again');
  isOnline = true;
  browser.reloadFailedPages();
  expect(sent.at(-1)).toMatchObject({ type: 'browser', browser: { url: AUTHORIZE, frame: path } });
  expect((await visit(AUTHORIZE))?.html).toContain('<p>POST</p>');
  await visit(AUTHORIZE);
  expect(requests).toEqual(['GET ', 'POST allow=1', 'GET ']);
});

test('a page that fails while the network comes back is loaded again', async () => {
  const { browser, visit, sent } = setup(() => {
    browser.reloadFailedPages();
    return { failure: 'the phone is offline' };
  });
  const before = sent.filter((message) => message.type === 'browser' && message.browser.frame).length;
  await visit(AUTHORIZE);
  expect(sent.filter((message) => message.type === 'browser' && message.browser.frame)).toHaveLength(
    before + 1,
  );
});

test('a page without a response is given up', async () => {
  const { visit } = setup(() => undefined);
  expect((await visit(AUTHORIZE))?.html).toContain('No answer.');
});

test('closing it is in the trace, and the page is gone', async () => {
  const { browser, client, visit, trace } = setup(() => html('<p>hello</p>'));
  await visit(AUTHORIZE);
  browser.close(client, 7);
  expect(trace.entries).toMatchObject([{ state: 'closed' }]);
  expect(await visit(AUTHORIZE)).toBeUndefined();
});

test('only web addresses are opened', () => {
  const { browser, client, sent } = setup(() => undefined);
  browser.open(client, 8, 'file:///etc/passwd', APPEARANCE);
  expect(sent.at(-1)).toEqual({ type: 'problem', text: 'the phone cannot open file:///etc/passwd' });
});

test('what a page is made of cannot speak for it: messages are text', async () => {
  const { visit } = setup(() => ({
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: '<script>',
  }));
  expect((await visit(AUTHORIZE))?.html).toContain('&lt;script&gt;');
});

test.each(['http://[', 'https://a b'])(
  'a redirect to %s, which is no address, is a page that says so',
  async (location) => {
    const { visit } = setup(() => redirect(location));
    const page = await visit(AUTHORIZE);
    expect(page?.status).toBe(502);
    expect(page?.html).toContain('It leads to an address that is none');
    expect(page?.html).toContain(location);
  },
);

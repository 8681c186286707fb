import { PHONE_REQUEST_TIMEOUT_MS } from '../../../simulator/phone/fetch-with-redirects';
import { type CloudRequest, createBody } from '../../../simulator/world/http';
import { json, redirect } from './fake-network';
import { startPhone } from './start-phone';

/** Launches a companion with this script and waits long enough for every response. */
function run(script: string, situation: Parameters<typeof startPhone>[1] = {}) {
  const started = startPhone(`const log = (...a) => console.log(a.join(' '));\n${script}`, situation);
  started.companion.launch('peerAppLaunched');
  started.advance(PHONE_REQUEST_TIMEOUT_MS + 1000);
  return started;
}

test('a response: status, headers in any case, body as text, JSON or bytes, once', () => {
  const { lines, events } = run(
    `const ask = () => fetch('https://api.example/a?b=c#d');
    ask().then((r) => { log(r instanceof Response, r.ok, r.status, r.url, r.bodyUsed, r.body);
      log(r.headers.get('Content-TYPE'), r.headers.has('x'), r.headers.get('x'));
      r.json().then((v) => { log(v instanceof Object, v.name, r.bodyUsed); return r.text(); }).catch((e) => log(e instanceof TypeError, e.message)); });
    ask().then((r) => r.text()).then(log);
    ask().then((r) => r.arrayBuffer()).then((b) => log(b instanceof ArrayBuffer, new Uint8Array(b).slice(-5).join()));`,
    { respond: () => json({ name: 'é' }, 201) },
  );
  expect(lines()).toEqual([
    'true true 201 https://api.example/a?b=c false ',
    'application/json false ',
    'true é true',
    'true body stream already read',
    '{"name":"é"}',
    'true 34,195,169,34,125',
  ]);
  expect(events('error')).toEqual([]);
});

test('what is sent: method, headers, body', () => {
  const { network } = run(
    `fetch('https://api.example/1', { method: 'post', body: 'a=1', headers: { Authorization: ' Basic x ', 'Content-Type': 'application/x-www-form-urlencoded' } });
    const headers = new Headers({ A: '1' }); headers.append('a', 2); headers.set('B', '3'); headers.delete('b');
    fetch(new Request('https://api.example/2', { method: 'PUT', body: '', headers }));
    fetch(new Request('https://api.example/3'), { headers: { c: 'd' } });`,
  );
  expect(network.requests).toEqual([
    {
      method: 'POST',
      url: 'https://api.example/1',
      headers: { authorization: 'Basic x', 'content-type': 'application/x-www-form-urlencoded' },
      body: 'a=1',
    },
    {
      method: 'PUT',
      url: 'https://api.example/2',
      headers: { a: '1, 2', 'content-type': 'text/plain;charset=UTF-8' },
      body: '',
    },
    { method: 'GET', url: 'https://api.example/3', headers: { c: 'd' }, body: undefined },
  ]);
});

test.each([
  [
    'http://api.example/',
    'Failed to fetch - Please use https:// when communicating with internet endpoints. https://dev.fitbit.com/reference/companion-api/fetch/',
  ],
  ['http://localhost/', /Please use https/],
  ['http://172.32.0.1/', /Please use https/],
  ['ftp://api.example/', 'Failed to fetch'],
  ['/relative', 'Failed to parse URL from /relative'],
])('does not request %s', (url, message) => {
  const { lines, network } = run(
    `fetch('${url}').catch((e) => { log(e instanceof TypeError); log(e.message); })`,
  );
  expect(lines()[0]).toBe('true');
  expect(lines()[1]).toEqual(typeof message === 'string' ? message : expect.stringMatching(message));
  expect(network.requests).toEqual([]);
});

test.each(['127.0.0.1:8000', '10.0.0.5', '192.168.1.20', '172.16.0.1'])('requests %s without TLS', (host) => {
  expect(run(`fetch('http://${host}/').then((r) => log(r.status))`).lines()).toEqual(['200']);
});

test('without access_internet it fails with a warning', () => {
  const { lines, events, network } = run(`fetch('https://api.example/').catch((e) => log(String(e)))`, {
    permissions: [],
  });
  expect(lines()).toEqual(['TypeError: Failed to fetch']);
  expect(events('warning')).toMatchObject([{ text: expect.stringContaining('access_internet') }]);
  expect(network.requests).toEqual([]);
});

test('being offline and getting no response are the same to the app, but not in the trace', () => {
  const { lines, events, companion, advance } = run(
    `for (const path of ['offline', 'silent']) fetch('https://api.example/' + path).catch((e) => log(path, String(e)))`,
    {
      respond: (request) =>
        request.url.endsWith('offline') ? { failure: 'the phone is offline' } : undefined,
    },
  );
  expect(lines()).toEqual(['offline TypeError: Failed to fetch', 'silent TypeError: Failed to fetch']);
  expect(events('request')).toMatchObject([
    { failure: 'Failed to fetch (the phone is offline)', durationMs: 200 },
    { failure: 'Failed to fetch (no response within 60 s)', durationMs: PHONE_REQUEST_TIMEOUT_MS },
  ]);
  advance(PHONE_REQUEST_TIMEOUT_MS);
  expect(companion.state).toBe('asleep');
});

test('a request is traced whole', () => {
  const { events } = run(
    `fetch('https://api.example/x', { method: 'POST', body: 'ä', headers: { A: 'b' } })`,
    {
      respond: () => json({ e: '€' }, 429, { 'retry-after': '60' }),
    },
  );
  expect(events('request')).toMatchObject([
    {
      method: 'POST',
      url: 'https://api.example/x',
      requestHeaders: { a: 'b' },
      requestBody: 'ä',
      status: 429,
      responseHeaders: { 'retry-after': '60' },
      responseBody: '{"e":"€"}',
      bytes: 11,
      durationMs: 200,
    },
  ]);
});

test('redirects are followed; a POST becomes a GET, credentials stay at home', () => {
  const respond = (request: CloudRequest) =>
    request.url.endsWith('/start')
      ? redirect('/next')
      : request.url.endsWith('/next')
        ? redirect('https://other.example/end', 307)
        : json(1);
  const { lines, network, events } = run(
    `fetch('https://api.example/start', { method: 'POST', body: 'x', headers: { authorization: 'secret' } }).then((r) => log(r.url))`,
    { respond },
  );
  expect(lines()).toEqual(['https://other.example/end']);
  expect(network.requests).toMatchObject([
    { method: 'POST', url: 'https://api.example/start', body: 'x' },
    { method: 'GET', url: 'https://api.example/next', headers: { authorization: 'secret' } },
    { method: 'GET', url: 'https://other.example/end', headers: {} },
  ]);
  expect(network.requests[2]?.headers.authorization).toBeUndefined();
  expect(events('request').map(({ status }) => status)).toEqual([302, 307, 200]);
});

test.each([
  'http://api.example/',
  'http://api.example:8080/',
  'https://user:pass@api.example/',
  'ftp://api.example/',
])('a redirect to %s is refused as a first address is', (location) => {
  const { lines, network, events } = run(
    `fetch('https://api.example/start').then((r) => log(r.status), (e) => log(String(e)))`,
    { respond: (request) => (request.url.endsWith('/start') ? redirect(location) : json(1)) },
  );
  expect(lines()).toEqual(['TypeError: Failed to fetch']);
  expect(network.requests).toHaveLength(1);
  expect(events('request')).toMatchObject([
    { status: 302, failure: expect.stringContaining('a redirect to an address that the phone refuses') },
  ]);
});

test('a redirect to plain HTTP in the local network is followed', () => {
  const { lines } = run(`fetch('https://api.example/start').then((r) => log(r.status))`, {
    respond: (request) => (request.url.endsWith('/start') ? redirect('http://192.168.1.2/') : json(1, 201)),
  });
  expect(lines()).toEqual(['201']);
});

test('redirects in a circle end', () => {
  const { lines, network } = run(`fetch('https://api.example/').catch((e) => log(e.message))`, {
    respond: () => redirect('/'),
  });
  expect(lines()).toEqual(['Failed to fetch']);
  expect(network.requests).toHaveLength(21);
});

test('HTML instead of JSON rejects with a SyntaxError of the realm', () => {
  const { lines } = run(
    `fetch('https://api.example/').then((r) => r.json()).catch((e) => log(e instanceof SyntaxError))`,
    {
      respond: () => ({ status: 200, headers: {}, body: '<html>' }),
    },
  );
  expect(lines()).toEqual(['true']);
});

test('bad use rejects or throws as on the web', () => {
  const { lines } =
    run(`fetch('https://api.example/', { body: 'x' }).catch((e) => log(e instanceof TypeError, e.message));
    try { new Headers({ 'a b': '1' }); } catch (e) { log(e instanceof TypeError); }
    new Response('{"a":1}', { status: 404 }).json().then((v) => log(v.a));
    log(new Response().ok, new Response('', { status: 500 }).ok);`);
  expect(lines()).toEqual(['true', 'true false', 'true Request with GET/HEAD method cannot have body.', '1']);
});

test.each([
  ['https://user:pass@api.example/', 'Request cannot be constructed from a URL that includes credentials'],
  ['https://user@api.example/', 'Request cannot be constructed from a URL that includes credentials'],
  ['https://:pass@api.example/', 'Request cannot be constructed from a URL that includes credentials'],
  ['nowhere', 'Failed to parse URL from nowhere'],
])('a Request of %s is a TypeError, and nothing is sent', (url, message) => {
  const { lines, network } = run(`fetch('${url}').catch((e) => log(e instanceof TypeError, e.message));
    try { new Request('${url}'); } catch (e) { log(e instanceof TypeError, e.message); }`);
  expect(lines()).toEqual([`true ${message}`, `true ${message}`]);
  expect(network.requests).toEqual([]);
});

test.each([
  ["headers: { a: 'Ж' }", 'Invalid value of the header a'],
  ["headers: { a: '1\\n2' }", 'Invalid value of the header a'],
  ["headers: { a: '1\\r2' }", 'Invalid value of the header a'],
  ["headers: { a: '\\0' }", 'Invalid value of the header a'],
  ["headers: { 'a b': '1' }", 'Invalid header name: a b'],
  ["method: 'B AD'", 'Not a valid HTTP method: B AD'],
  ["method: ''", 'Not a valid HTTP method: '],
  ["method: 'Trace'", 'The HTTP method is unsupported: Trace'],
])('fetch with %s is a TypeError, and nothing is sent', (init, message) => {
  const { lines, network } = run(
    `fetch('https://api.example/', { ${init} }).catch((e) => log(e instanceof TypeError, e.message))`,
  );
  expect(lines()).toEqual([`true ${message}`]);
  expect(network.requests).toEqual([]);
});

test('values of headers: bytes, without the white space around each', () => {
  const { network } = run(`const headers = new Headers({ a: '\\r\\n 1\\t', b: 'é\\x80' });
    headers.append('a', ' 2 ');
    try { headers.append('a', '3\\n4'); } catch (e) { log(e.name); }
    fetch('https://api.example/', { method: undefined, headers });`);
  expect(network.requests).toMatchObject([{ method: 'GET', headers: { a: '1, 2', b: 'é\x80' } }]);
});

test('methods are in capitals where the standard has them so; others are sent as written, with a warning', () => {
  const { network, events } =
    run(`for (const method of ['delete', 'Get', 'head', 'options', 'post', 'puT', 'PATCH',
    'patch', 'patch', 'Report']) fetch('https://api.example/', { method });`);
  expect(network.requests.map(({ method }) => method)).toEqual(
    'DELETE GET HEAD OPTIONS POST PUT PATCH patch patch Report'.split(' '),
  );
  expect(events('warning').map(({ text }) => text)).toEqual([
    'fetch: the method patch is sent as it is written; servers know PATCH',
    'fetch: the method Report is sent as it is written; servers know REPORT',
  ]);
});

test.each(['GET&rm$IFS-rf$IFS~&', 'A'.repeat(21), 'GET2'])(
  'the method %s, which a shell or no server would know, is not sent, with a warning',
  (method) => {
    const { network, lines, events } = run(`const method = '${method}';
    Object.defineProperty(Request.prototype, 'method', { get: () => method });
    fetch('https://api.example/').catch((e) => log(e instanceof TypeError, e.message));`);
    expect(lines()).toEqual(['true Failed to fetch']);
    expect(network.requests).toEqual([]);
    expect(events('warning').map(({ text }) => text)).toContainEqual(
      expect.stringContaining('others than letters and hyphens, is not sent here'),
    );
  },
);

test('options that the SDK has not have no effect, with one warning each', () => {
  const { network, lines, events } = run(
    `for (let i = 0; i < 2; i++) fetch('https://api.example/', { method: 'GET', headers: {}, body: undefined, url: 'x', cache: undefined, redirect: 'error', mode: 'cors', signal: null });
    new Request('https://api.example/', { credentials: 'omit' }).clone();
    fetch('https://api.example/', null).then((r) => log(r.status));`,
    { respond: (request) => (request.url.endsWith('/end') ? json(1) : redirect('/end')) },
  );
  expect(lines()).toEqual(['200']);
  expect(network.requests).toHaveLength(6);
  expect(events('warning').map(({ text }) => text)).toEqual([
    'fetch: the option redirect is not in the SDK and has no effect here',
    'fetch: the option mode is not in the SDK and has no effect here',
    'fetch: the option credentials is not in the SDK and has no effect here',
    'Request.clone is not in the SDK: it works here, a phone may lack it',
  ]);
});

test('headers that browsers keep from scripts work, with one warning each', () => {
  const { network, lines, events } = run(
    `const headers = { Cookie: 'a=1', 'Sec-Fetch-Mode': 'cors', Accept: 'x', 'Content-Type': 'y', Authorization: 'z', 'Sector': '1' };
    for (let i = 0; i < 2; i++) fetch('https://api.example/', { headers }).then((r) =>
      log(r.headers.get('x'), r.headers.get('Set-Cookie'), r.headers.has('set-cookie'), r.headers.has('set-cookie2')));`,
    { respond: () => json(1, 200, { 'set-cookie': 's', x: 'X' }) },
  );
  expect(network.requests[0]?.headers).toMatchObject({ cookie: 'a=1', 'sec-fetch-mode': 'cors' });
  expect(lines()).toEqual(Array(2).fill('X s true false'));
  expect(events('warning').map(({ text }) => text)).toEqual([
    'fetch: the header cookie is sent here; browsers drop it, and a phone may',
    'fetch: the header sec-fetch-mode is sent here; browsers drop it, and a phone may',
    'fetch: the header set-cookie can be read here; browsers hide it, and a phone may',
  ]);
});

test('an unhandled rejection is reported', () => {
  expect(
    run(`fetch('https://api.example/')`, { respond: () => ({ failure: 'x' }) }).events('error'),
  ).toMatchObject([{ place: 'phone', text: expect.stringContaining('Failed to fetch') }]);
});

test('an address and headers that are too long are not sent', () => {
  const { network, lines, events } = run(
    `const long = 'x'.repeat(70000);
    fetch('https://api.example/' + long).catch((e) => log(e instanceof TypeError, e.message));
    fetch('https://api.example/', { headers: { long } }).catch((e) => log(e instanceof TypeError));`,
  );
  expect(network.requests).toEqual([]);
  expect(lines()).toEqual(['true Failed to fetch', 'true']);
  expect(events('warning')).toMatchObject([{ text: expect.stringContaining('more than 65536 characters') }]);
});

test('URLSearchParams is a body with its content type, without a warning', () => {
  const { network, events } = run(`const body = new URLSearchParams({ 'a b': 'ü' });
    fetch('https://api.example/1', { method: 'POST', body });
    fetch('https://api.example/2', { method: 'POST', body, headers: { 'Content-Type': 'x/y' } });`);
  expect(network.requests).toMatchObject([
    {
      headers: { 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' },
      body: 'a+b=%C3%BC',
    },
    { headers: { 'content-type': 'x/y' }, body: 'a+b=%C3%BC' },
  ]);
  expect(events('warning')).toEqual([]);
});

test('what browsers have and the SDK has not works, with one warning each', () => {
  const { lines, events } = run(
    `const h = new Headers([['b', '2'], ['a', '1']]);
    h.forEach((value, name, all) => log(name, value, all === h));
    for (let i = 0; i < 2; i++) log(Array.from(h).join(';'), Array.from(h.keys()).join(), Array.from(h.values()).join());
    const request = new Request('https://api.example/', { method: 'PUT', body: 'x', headers: { a: 'b' } }).clone();
    log(request.method, request.url, request.headers.get('a'));
    fetch('https://api.example/').then((r) => {
      const copy = r.clone();
      log(copy.status, copy.url, copy.headers.get('content-type'));
      return Promise.all([r.text(), copy.text()]).then(log).then(() => r.clone());
    }).catch((e) => log(e instanceof TypeError, e.message));`,
    { respond: () => json(1, 201) },
  );
  expect(lines()).toEqual([
    'a 1 true',
    'b 2 true',
    'a,1;b,2 a,b 1,2',
    'a,1;b,2 a,b 1,2',
    'PUT https://api.example/ b',
    '201 https://api.example/ application/json',
    '1,1',
    'true Response.clone: body stream already read',
  ]);
  expect(events('warning').map(({ text }) => text)).toEqual(
    [
      'a list for new Headers',
      'Headers.forEach',
      'the iteration of Headers',
      'Headers.keys',
      'Headers.values',
      'Request.clone',
      'Response.clone',
    ].map((name) => `${name} is not in the SDK: it works here, a phone may lack it`),
  );
});

test('a request ends by the signal of an AbortController, with a warning', () => {
  const { lines, events } = run(
    `const early = new AbortController(); const late = new AbortController(); const done = new AbortController();
    early.abort();
    const show = (e) => log(e instanceof Error, e.name || e);
    fetch('https://api.example/early', { signal: early.signal }).catch(show);
    fetch(new Request('https://api.example/late', { signal: late.signal })).catch(show);
    late.signal.addEventListener('abort', (e) => log(e.type, late.signal.aborted));
    setTimeout(() => late.abort('enough'), 10);
    fetch('https://api.example/done', { signal: done.signal }).then((r) => { done.abort(); log(r.status, new Request(r.url).signal.aborted); });
    try { new AbortSignal(); } catch (e) { log(e.name); }
    try { new Request('https://api.example/', { signal: {} }); } catch (e) { log(e.name); }`,
    { respond: () => json(1) },
  );
  expect(lines()).toEqual([
    'TypeError',
    'TypeError',
    'true AbortError',
    'abort true',
    'false enough',
    '200 false',
  ]);
  expect(events('request').map(({ url, failure }) => [url.slice(20), failure])).toEqual([
    ['late', 'the app aborted it'],
    ['done', undefined],
  ]);
  expect(events('warning').map(({ text }) => text)).toEqual(
    ['AbortController', 'Request.signal'].map(
      (name) => `${name} is not in the SDK: it works here, a phone may lack it`,
    ),
  );
});

test('a response says whether it was redirected and its type, with a warning', () => {
  const { lines, events } = run(
    `for (const path of ['start', 'end']) fetch('https://api.example/' + path).then((r) => {
      const copy = r.clone();
      log(r.url, r.redirected, r.type, copy.redirected, copy.type, new Response().type, new Response().redirected);
    });`,
    { respond: (request) => (request.url.endsWith('/end') ? json(1) : redirect('/end')) },
  );
  expect(lines()).toEqual([
    'https://api.example/end false basic false basic default false',
    'https://api.example/end true basic true basic default false',
  ]);
  expect(events('warning').map(({ text }) => text.split(' ')[0])).toEqual([
    'Response.clone',
    'Response.redirected',
    'Response.type',
  ]);
});

test('blob and formData reject, with a warning that names them', () => {
  const { lines, events } = run(
    `for (const name of ['blob', 'formData']) new Response('x')[name]().catch((e) => log(e instanceof TypeError, e.message));`,
  );
  expect(lines()).toEqual(['true blob is not supported', 'true formData is not supported']);
  expect(events('warning').map(({ text }) => text)).toEqual(
    ['blob', 'formData'].map(
      (name) =>
        `Response.${name} is not in the SDK and not simulated; it rejects. text, json and arrayBuffer work`,
    ),
  );
});

test('a binary body keeps its bytes; in the trace it is its size', () => {
  const bytes = [0, 255, 128, 200];
  const { lines, events } = run(
    `const get = () => fetch('https://api.example/');
    get().then((r) => { const copy = r.clone();
      r.arrayBuffer().then((b) => log(b instanceof ArrayBuffer, new Uint8Array(b).join(), r.bodyUsed));
      copy.arrayBuffer().then((b) => log(new Uint8Array(b).join())); });
    get().then((r) => r.text()).then((t) => log(escape(t)));
    get().then((r) => r.json()).catch((e) => log(e instanceof SyntaxError));`,
    { respond: () => ({ status: 200, headers: {}, ...createBody(Uint8Array.from(bytes)) }) },
  );
  expect(lines().sort()).toEqual([
    '%00%uFFFD%uFFFD%uFFFD',
    '0,255,128,200',
    'true',
    'true 0,255,128,200 true',
  ]);
  const traced = { responseBody: '(binary, 4 bytes)', isBinary: true, bytes: 4 };
  expect(events('request')).toMatchObject([traced, traced, traced]);
});

test('a byte order mark is in the bytes and not in the text', () => {
  const { lines, events } = run(
    `const get = () => fetch('https://api.example/');
    get().then((r) => r.json()).then((v) => log(v.a));
    get().then((r) => r.arrayBuffer()).then((b) => log(b.byteLength));`,
    {
      respond: () => ({
        status: 200,
        headers: {},
        ...createBody(new TextEncoder().encode('\ufeff{"a":"é"}')),
      }),
    },
  );
  expect(lines().sort()).toEqual(['13', 'é']);
  expect(events('request')[0]).toMatchObject({ responseBody: '{"a":"é"}', bytes: 13 });
  expect(events('request')[0]).not.toHaveProperty('isBinary');
});
